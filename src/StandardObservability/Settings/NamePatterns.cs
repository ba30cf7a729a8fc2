namespace StandardObservability.Settings;

/// <summary>Which meters and sources are meant by the settings.</summary>
internal static class NamePatterns
{
    /// <summary>The name itself and everything below it: <c>Checkout.Api</c> and <c>Checkout.Api.*</c>.</summary>
    public static string[] WithChildren(this string name) => [name, name + ".*"];

    /// <summary>The entries that name something; blank ones would throw in OpenTelemetry.</summary>
    public static IEnumerable<string> WithoutBlanks(this IEnumerable<string> names) => names.Where(static n => !string.IsNullOrWhiteSpace(n)).Select(static n => n.Trim());

    /// <summary>Whether a switch is on; one that nobody set is.</summary>
    public static bool IsEnabled(this IDictionary<string, bool> switches, string name)
        => !switches.Any(s => s.Key.Equals(name, StringComparison.OrdinalIgnoreCase) && !s.Value);
}
