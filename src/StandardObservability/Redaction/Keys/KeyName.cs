namespace StandardObservability.Redaction.Keys;

/// <summary>A name that the end of a key is compared with, parsed from the form of the settings: <c>api key</c>, <c>*password</c>, <c>=pin</c>.</summary>
/// <param name="Letters">The name in lower case and without separators.</param>
/// <param name="Anchor">A word of the name; texts are searched for it to find keys. It is the last one, unless that is too short.</param>
/// <param name="MayStartWithinWord">Whether the name was written with a leading <c>*</c>.</param>
/// <param name="IsWhole">Whether the name was written with a leading <c>=</c>, and must be the whole key.</param>
/// <param name="Secrecy">Which values of the key are secret.</param>
internal sealed record KeyName(string Letters, string Anchor, bool MayStartWithinWord, bool IsWhole, KeySecrecy Secrecy)
{
    private const int ShortestAnchor = 3;

    /// <summary>Parses a name; <see langword="null"/> when it has no letter or digit.</summary>
    public static KeyName? Parse(string name, KeySecrecy secrecy = KeySecrecy.Always)
    {
        Span<char> buffer = stackalloc char[NormalizedKey.MaxLength];
        var key = new NormalizedKey(name, buffer);
        var letters = key.Letters.ToString();
        var start = name.TrimStart();
        return letters.Length == 0
            ? null
            : new KeyName(letters, FindAnchor(letters, key.LastWordLength), start.StartsWith('*'), start.StartsWith('='), secrecy);
    }

    private static string FindAnchor(string letters, int lastWord)
        => lastWord < ShortestAnchor && lastWord < letters.Length ? letters[..^lastWord] : letters[^lastWord..];

    public static KeyName[] Parse(IEnumerable<string> names, KeySecrecy secrecy = KeySecrecy.Always)
        => [.. names.Select(n => Parse(n, secrecy)).OfType<KeyName>()];
}
