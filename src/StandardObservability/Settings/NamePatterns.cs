namespace StandardObservability.Settings;

/// <summary>Turns settings into names and patterns of meters, activity sources and instrumentations.</summary>
internal static class NamePatterns
{
    /// <summary>The patterns of a name and of all names below it: <c>Checkout.Api</c> and <c>Checkout.Api.*</c>.</summary>
    public static string[] WithChildren(this string name) => [name, name + ".*"];

    /// <summary>Trims the entries of a list and drops blank ones, for which OpenTelemetry throws.</summary>
    public static IEnumerable<string> WithoutBlanks(this IEnumerable<string> names)
        => names.Where(static n => !string.IsNullOrWhiteSpace(n)).Select(static n => n.Trim());

    /// <summary>Whether OpenTelemetry collects a name because of a pattern: <c>*</c> is any text, <c>?</c> any character, and case does not matter.</summary>
    public static bool Matches(this string name, string pattern)
        => System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(pattern.Replace("\\", "\\\\", StringComparison.Ordinal), name);

    /// <summary>The names whose switch is disabled. Without switches no code for them is compiled at the start.</summary>
    public static HashSet<string> FindDisabled(this IDictionary<string, bool> switches)
        => switches.Count == 0 ? [] : switches.Keys.Where(name => !switches[name]).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a name is enabled by its switch, or by default if it has none.</summary>
    public static bool IsEnabled(this IDictionary<string, bool> switches, string name, bool byDefault = true)
    {
        var (isKnown, isEnabled) = (false, true);
        foreach (var (key, value) in switches)
        {
            if (key.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                (isKnown, isEnabled) = (true, isEnabled && value);
            }
        }

        return isKnown ? isEnabled : byDefault;
    }
}
