using System.Buffers;
using StandardObservability.Redaction.Replacement;
using StandardObservability.Redaction.Rules;
using StandardObservability.Redaction.Rules.KeyValues.Values;
using StandardObservability.Text;

namespace StandardObservability.Redaction.Keys;

/// <summary>Decides whether a value is secret when its key alone does not decide it.</summary>
internal static class AmbiguousValue
{
    private const int ShortestPin = 4;
    private const int LongestPin = 12;
    private const int ShortestPassphrase = 3;
    private const int LongestCount = 6;
    private const int ShortestSession = 8;
    private const int CardDigits = 8;

    /// <summary>Number of letters and digits in a row that a generated value has; words and numbers between dashes have fewer.</summary>
    private const int ShortestMixture = 12;

    /// <summary>Start of a Windows security identifier.</summary>
    private const string WindowsAccount = "S-1-";

    private static readonly SearchValues<char> NoPathCharacters = SearchValues.Create("!#$%^&*=?");
    private static readonly SearchValues<char> CountCharacters = SearchValues.Create("0123456789./%");

    private static readonly string[] Results =
    [
        "ok", "pass", "passed", "fail", "failed", "success", "successful", "skip", "skipped", "warn", "warning", "error", "true", "false", "yes", "no", "on",
        "off", "all", "none", "null", "n/a",
    ];

    /// <param name="secrecy">Which values of the key are secret.</param>
    /// <param name="value">The value.</param>
    /// <param name="isInUrl">Whether it is a parameter of a URL or of a form.</param>
    public static bool IsSecret(KeySecrecy secrecy, ReadOnlySpan<char> value, bool isInUrl)
        => Marker.CutBefore(value) is { IsEmpty: false } unredacted && IsUnredactedSecret(secrecy, unredacted, isInUrl);

    private static bool IsUnredactedSecret(KeySecrecy secrecy, ReadOnlySpan<char> value, bool isInUrl) => secrecy switch
    {
        KeySecrecy.None => false,
        KeySecrecy.Always => true,
        KeySecrecy.UnlikeWord => SecretCandidate.LooksUnlikeWord(value),
        KeySecrecy.NoPath => !IsPath(value),
        KeySecrecy.PinNumber => value.Length is >= ShortestPin and <= LongestPin && !value.ContainsAnyExcept(AsciiText.Digits),
        KeySecrecy.Passphrase => IsPassphrase(value),
        KeySecrecy.SessionId => IsSession(value),
        KeySecrecy.CardNumber => DigitCount.Count(value[..Math.Min(value.Length, 64)]) >= CardDigits,
        KeySecrecy.Mixture => IsMixture(value),
        KeySecrecy.InUrl => isInUrl && IsMixture(value),
        _ => true,
    };

    /// <summary>Whether a value is a path: <c>/app</c>, <c>~/x</c>, <c>C:\x</c>.</summary>
    private static bool IsPath(ReadOnlySpan<char> value)
        => value is ['/' or '~', ..] or [_, ':', '\\' or '/', ..] && !value.ContainsAny(NoPathCharacters);

    private static bool IsPassphrase(ReadOnlySpan<char> value)
        => AsciiText.Count(value) >= ShortestPassphrase
            && !(value.Length < LongestCount && !value.ContainsAnyExcept(CountCharacters))
            && !IsResult(value.TrimEnd(".!"));

    private static bool IsResult(ReadOnlySpan<char> value)
    {
        foreach (var result in Results)
        {
            if (value.Equals(result, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsSession(ReadOnlySpan<char> value)
        => AsciiText.Count(value) >= ShortestSession
            && value.ContainsAnyInRange('0', '9')
            && value.ContainsAny(AsciiText.Letters)
            && !value.ContainsAny(" \t\r\n")
            && !value.StartsWith(WindowsAccount, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether letters and digits are mixed in a long row.</summary>
    private static bool IsMixture(ReadOnlySpan<char> value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            var end = AsciiText.RunEnd(value, at, AsciiText.Alphanumeric);
            var run = value[at..end];
            if (run.Length >= ShortestMixture && run.ContainsAnyInRange('0', '9') && run.ContainsAny(AsciiText.Letters))
            {
                return true;
            }

            at = end;
        }

        return false;
    }
}
