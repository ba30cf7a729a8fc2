namespace StandardObservability.Redaction.Keys;

/// <summary>A name that keys may end with, as the settings write it: <c>api key</c>, <c>*password</c>.</summary>
/// <param name="Letters">Without case and separators.</param>
/// <param name="LastWord">The last word, by which text is searched for keys.</param>
/// <param name="MayStartWithinWord">Whether <c>*</c> stood before it.</param>
internal sealed record KeyName(string Letters, string LastWord, bool MayStartWithinWord)
{
    /// <summary>The name, or <see langword="null"/> when it has no letter or digit.</summary>
    public static KeyName? Parse(string written)
    {
        Span<char> buffer = stackalloc char[NormalizedKey.MaxLength];
        var key = new NormalizedKey(written, buffer);
        var letters = key.Letters.ToString();
        return letters.Length == 0 ? null : new KeyName(letters, letters[^key.LastWordLength..], written.TrimStart().StartsWith('*'));
    }

    public static KeyName[] Parse(IEnumerable<string> written) => [.. written.Select(Parse).OfType<KeyName>()];
}
