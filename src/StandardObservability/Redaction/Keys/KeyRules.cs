using System.Text;
using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Redaction.Keys;

/// <summary>Decides which keys have secret values: <c>X-Api-Key</c> and <c>db.password</c> have, <c>tokenCount</c> and <c>author</c> have not.</summary>
/// <remarks>The rules are described at <see cref="SecretKeyNames"/>. A check allocates nothing.</remarks>
/// <param name="additional">Names of the settings, besides the known ones.</param>
/// <param name="allowed">Names of the settings that are not secret; they win over all others but the classified keys.</param>
/// <param name="classified">Keys that the policy of the organization classifies. No setting allows them.</param>
/// <param name="isClassifiedOnly">Whether no other name counts, because the application has disabled them.</param>
internal sealed class KeyRules(IEnumerable<string> additional, IEnumerable<string> allowed, string[]? classified = null, bool isClassifiedOnly = false)
{
    private static readonly KeyName[] TrailingNames = KeyName.Parse(SecretKeyNames.Trailing.Values.SelectMany(static g => g));

    private readonly string[] _harmlessKeys =
    [
        .. SecretKeyNames.HarmlessExactly.Values.SelectMany(static g => g).Except(classified ?? [], StringComparer.Ordinal),
    ];

    /// <summary>The first name that matches decides: exceptions win, and a name of the settings makes every value of an ambiguous key secret.</summary>
    private readonly KeyName[] _names =
    [
        .. KeyName.Parse((classified ?? []).Select(static k => "=" + k)),
        .. isClassifiedOnly ? [] : CreateNames(additional, allowed),
    ];

    /// <summary>Every secret key contains one of these words, or one of <see cref="WordsBeyondAscii"/>.</summary>
    public IEnumerable<string> Words => FindWords().Where(static w => Ascii.IsValid(w));

    /// <summary>The words that are not written in ASCII, in lower case.</summary>
    public IEnumerable<string> WordsBeyondAscii => FindWords().Where(static w => !Ascii.IsValid(w));

    public KeySecrecy Find(ReadOnlySpan<char> key)
    {
        foreach (var harmless in _harmlessKeys)
        {
            if (key.SequenceEqual(harmless))
            {
                return KeySecrecy.None;
            }
        }

        Span<char> buffer = stackalloc char[NormalizedKey.MaxLength];
        var rest = new NormalizedKey(key, buffer);
        do
        {
            foreach (var name in _names)
            {
                if (rest.EndsWith(name))
                {
                    return name.Secrecy;
                }
            }
        }
        while (TryRemoveTrailing(ref rest));

        return KeySecrecy.None;
    }

    private static KeyName[] CreateNames(IEnumerable<string> additional, IEnumerable<string> allowed) =>
    [
        .. KeyName.Parse(allowed, KeySecrecy.None),
        .. KeyName.Parse(SecretKeyNames.Harmless.Values.SelectMany(static g => g), KeySecrecy.None),
        .. KeyName.Parse(additional),
        .. SecretKeyNames.Ambiguous.Keys.SelectMany(static values => KeyName.Parse(SecretKeyNames.Ambiguous[values], FindSecrecy(values))),
        .. KeyName.Parse(SecretKeyNames.Default.Values.SelectMany(static g => g)),
    ];

    /// <summary>Which values of an ambiguous key are secret.</summary>
    private static KeySecrecy FindSecrecy(string values) => values switch
    {
        SecretKeyNames.UnlikeWord => KeySecrecy.UnlikeWord,
        SecretKeyNames.NoPath => KeySecrecy.NoPath,
        SecretKeyNames.PinNumber => KeySecrecy.PinNumber,
        SecretKeyNames.Passphrase => KeySecrecy.Passphrase,
        SecretKeyNames.SessionId => KeySecrecy.SessionId,
        SecretKeyNames.CardNumber => KeySecrecy.CardNumber,
        SecretKeyNames.Mixture => KeySecrecy.Mixture,
        SecretKeyNames.InUrl => KeySecrecy.InUrl,
        _ => KeySecrecy.Always,
    };

    private IEnumerable<string> FindWords()
        => _names.Where(static n => n.Secrecy != KeySecrecy.None).Select(static n => n.Anchor).Distinct(StringComparer.OrdinalIgnoreCase);

    private static bool TryRemoveTrailing(ref NormalizedKey key)
    {
        foreach (var name in TrailingNames)
        {
            if (key.TryRemoveEnd(name))
            {
                return true;
            }
        }

        return key.TryRemoveDigits();
    }
}
