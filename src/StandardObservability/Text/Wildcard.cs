namespace StandardObservability.Text;

/// <summary>A pattern of a sampling rule: <c>*</c> is any text, <c>?</c> is one character. The whole value must match; case is ignored.</summary>
/// <remarks>
/// Source: AWS X-Ray Developer Guide, "Configuring sampling rules". Each character of a value is compared at most once per character of
/// the pattern, and patterns are short, so the time is bounded.
/// </remarks>
internal sealed class Wildcard
{
    private readonly string _pattern;

    public Wildcard(string pattern)
    {
        _pattern = pattern.ToUpperInvariant();
        MatchesAnything = pattern.Length > 0 && !pattern.AsSpan().ContainsAnyExcept('*');
    }

    /// <summary>Whether every value matches, <see langword="null"/> included.</summary>
    public bool MatchesAnything { get; }

    public bool Matches(string? value) => MatchesAnything || (value is not null && Matches(value.AsSpan()));

    public bool Matches(ReadOnlySpan<char> value)
    {
        // The last star and the index where its match ends. When a later character differs, the star matches one character more.
        int at = 0, next = 0, star = -1, resume = 0;
        while (at < value.Length)
        {
            if (next < _pattern.Length && _pattern[next] == '*')
            {
                (star, resume) = (next++, at);
            }
            else if (next < _pattern.Length && (_pattern[next] == '?' || _pattern[next] == char.ToUpperInvariant(value[at])))
            {
                (next, at) = (next + 1, at + 1);
            }
            else if (star >= 0)
            {
                (next, at) = (star + 1, ++resume);
            }
            else
            {
                return false;
            }
        }

        return !_pattern.AsSpan(next).ContainsAnyExcept('*');
    }
}
