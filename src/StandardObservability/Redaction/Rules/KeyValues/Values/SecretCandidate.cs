using System.Buffers;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Rules.KeyValues.Values;

/// <summary>Excludes values of a secret key that are not secrets: an empty text, a placeholder, a switch, a word of a sentence.</summary>
internal static class SecretCandidate
{
    private const int ShortestInSentence = 6;
    private const int ShortestGenerated = 8;
    private const int LeastChanges = 3;

    private static readonly SearchValues<char> Signs = SearchValues.Create("!@#$%^&*~");

    private static readonly SearchValues<char> NonWordCharacters = SearchValues.Create("0123456789!@#$%^&*+=~");

    private static readonly string[] NonSecretValues =
        ["null", "(null)", "nil", "none", "true", "false", "undefined", "yes", "no", "empty", "unset", "missing", "all", "any", "amd64", "arm64", "i386"];

    /// <summary>Whether a value may be a secret.</summary>
    public static bool MayBeSecret(ReadOnlySpan<char> value)
    {
        if (value.IsEmpty
            || IsPlaceholder(value)
            || Marker.IsMarker(value)
            || value.StartsWith("arn:", StringComparison.Ordinal)
            || !value.ContainsAnyExcept("*.-_ "))
        {
            return false;
        }

        foreach (var nonSecret in NonSecretValues)
        {
            if (value.Equals(nonSecret, StringComparison.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether a value is unlike a word of a sentence: it has letters, and digits or signs as well.</summary>
    public static bool LooksUnlikeWord(ReadOnlySpan<char> value)
        => AsciiText.Count(value) >= ShortestInSentence
            && value.ContainsAny(AsciiText.Letters)
            && value.ContainsAny(NonWordCharacters)
            && !value.StartsWith("http", StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Whether a value is unlike the words of techniques as well, such as <c>base64</c> and <c>RS256-signed</c>: letters and digits alternate
    /// several times, or it has a sign that names have not.
    /// </summary>
    public static bool LooksGenerated(ReadOnlySpan<char> value)
    {
        if (value.Length < ShortestGenerated || value.Contains(':') || !LooksUnlikeWord(value) || !value.ContainsAnyInRange('0', '9'))
        {
            return false;
        }

        var changes = 0;
        for (var i = 1; i < value.Length; i++)
        {
            changes += char.IsAsciiLetterOrDigit(value[i])
                && char.IsAsciiLetterOrDigit(value[i - 1])
                && char.IsAsciiDigit(value[i]) != char.IsAsciiDigit(value[i - 1]) ? 1 : 0;
        }

        return changes >= LeastChanges || value.ContainsAny(Signs);
    }

    /// <summary>
    /// Whether a value is a placeholder, or marks a removed value: <c>{Token}</c>, <c>&lt;token></c>, <c>%s</c>, <c>$1</c>, <c>@p0</c>,
    /// <c>?</c>, <c>[Filtered]</c>.
    /// </summary>
    private static bool IsPlaceholder(ReadOnlySpan<char> value) => value[0] switch
    {
        '{' or '[' or '<' or '(' => true,
        '?' => value.Length == 1,
        '$' => value.Length > 1 && (value[1] is '{' or '(' || !value[1..].ContainsAnyExcept(AsciiText.Digits)),
        '%' => value.Length == 2 && char.IsAsciiLetter(value[1]),
        '@' or ':' => value.Length > 1 && value.Length <= 24 && char.IsAsciiLetter(value[1]) && !value[1..].ContainsAnyExcept(AsciiText.Word),
        _ => false,
    };
}
