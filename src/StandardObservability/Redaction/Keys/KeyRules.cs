using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Redaction.Keys;

/// <summary>Decides which keys have secret values: <c>X-Api-Key</c> and <c>db.password</c> have, <c>tokenCount</c> and <c>author</c> have not.</summary>
/// <remarks>The rules are described at <see cref="SecretKeyNames"/>. A check allocates nothing.</remarks>
/// <param name="additional">Names of the settings, besides the known ones.</param>
/// <param name="allowed">Names of the settings that are not secret; they win over all others.</param>
internal sealed class KeyRules(IEnumerable<string> additional, IEnumerable<string> allowed)
{
    private static readonly KeyName[] TrailingNames = KeyName.Parse(SecretKeyNames.Trailing.Values.SelectMany(static g => g));

    private readonly KeyName[] _secretNames = KeyName.Parse(SecretKeyNames.Default.Values.SelectMany(static g => g).Concat(additional));
    private readonly KeyName[] _harmlessNames = KeyName.Parse(SecretKeyNames.Harmless.Values.SelectMany(static g => g).Concat(allowed));

    /// <summary>Every secret key contains one of these words.</summary>
    public IEnumerable<string> Words => _secretNames.Select(static n => n.LastWord).Distinct(StringComparer.OrdinalIgnoreCase);

    public bool IsSecret(ReadOnlySpan<char> key)
    {
        Span<char> buffer = stackalloc char[NormalizedKey.MaxLength];
        var folded = new NormalizedKey(key, buffer);
        do
        {
            if (EndsWithAny(folded, _harmlessNames))
            {
                return false;
            }

            if (EndsWithAny(folded, _secretNames))
            {
                return true;
            }
        }
        while (TryRemoveTrailing(ref folded));

        return false;
    }

    private static bool EndsWithAny(NormalizedKey key, KeyName[] names)
    {
        foreach (var name in names)
        {
            if (key.EndsWith(name))
            {
                return true;
            }
        }

        return false;
    }

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
