using StandardObservability.Conventions.Redaction;

namespace StandardObservability.Redaction.Keys;

/// <summary>Says which keys hold secrets: <c>X-Api-Key</c>, <c>db.password</c> and <c>ClientSecret</c> do, <c>tokenCount</c> and <c>author</c> do not.</summary>
/// <remarks>The rule stands at <see cref="SecretKeyNames"/>. Nothing is allocated.</remarks>
internal sealed class KeyRules(IEnumerable<string> more, IEnumerable<string> allowed)
{
    private static readonly KeyName[] TrailingNames = KeyName.Parse(SecretKeyNames.Trailing.Values.SelectMany(static g => g));

    private readonly KeyName[] _secretNames = KeyName.Parse(SecretKeyNames.Default.Values.SelectMany(static g => g).Concat(more));
    private readonly KeyName[] _harmlessNames = KeyName.Parse(SecretKeyNames.Harmless.Values.SelectMany(static g => g).Concat(allowed));

    /// <summary>Words of which one stands in every secret key.</summary>
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
