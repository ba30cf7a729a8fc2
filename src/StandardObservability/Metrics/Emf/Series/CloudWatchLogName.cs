using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Converts the names of log groups and log streams to names that CloudWatch Logs accepts.</summary>
internal static class CloudWatchLogName
{
    /// <summary>Converts the name of a log group: characters that are not allowed become <c>_</c>.</summary>
    /// <remarks>Source: CloudWatch Logs API reference, <c>CreateLogGroup</c>.</remarks>
    public static string Group(string text) => Replace(text, static c => char.IsAsciiLetterOrDigit(c) || ".-_/#".Contains(c, StringComparison.Ordinal));

    /// <summary>Converts the name of a log stream: characters that are not allowed become <c>_</c>.</summary>
    /// <remarks>Source: CloudWatch Logs API reference, <c>CreateLogStream</c>.</remarks>
    public static string Stream(string text) => Replace(text, static c => c is not (':' or '*') && !char.IsControl(c));

    private static string Replace(string text, Func<char, bool> isAllowed)
    {
        var name = text.ToCharArray(0, Math.Min(text.Length, CloudWatchLimits.LogNameLength));
        for (var i = 0; i < name.Length; i++)
        {
            name[i] = isAllowed(name[i]) ? name[i] : '_';
        }

        return name.Length > 0 ? new string(name) : "_";
    }
}
