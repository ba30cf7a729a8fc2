namespace StandardObservability.Redaction.Keys;

/// <summary>A name that the end of a key is compared with, parsed from the form of the settings: <c>api key</c>, <c>*password</c>.</summary>
/// <param name="Letters">The name in lower case and without separators.</param>
/// <param name="LastWord">The last word; texts are searched for it to find keys.</param>
/// <param name="MayStartWithinWord">Whether the name was written with a leading <c>*</c>.</param>
internal sealed record KeyName(string Letters, string LastWord, bool MayStartWithinWord)
{
    /// <summary>Parses a name; <see langword="null"/> when it has no letter or digit.</summary>
    public static KeyName? Parse(string name)
    {
        Span<char> buffer = stackalloc char[NormalizedKey.MaxLength];
        var key = new NormalizedKey(name, buffer);
        var letters = key.Letters.ToString();
        return letters.Length == 0 ? null : new KeyName(letters, letters[^key.LastWordLength..], name.TrimStart().StartsWith('*'));
    }

    public static KeyName[] Parse(IEnumerable<string> names) => [.. names.Select(Parse).OfType<KeyName>()];
}
