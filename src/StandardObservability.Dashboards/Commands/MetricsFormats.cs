namespace StandardObservability.Dashboards.Commands;

/// <summary>Reads the formats of metrics whose files are written.</summary>
internal static class MetricsFormats
{
    public const string Option = "--metrics FORMATS";

    /// <summary>The formats of the option; none without it.</summary>
    /// <exception cref="ArgumentException">A format is not known.</exception>
    public static IReadOnlyList<MetricsFormat> Find(CommandArguments arguments)
        => [.. (arguments.Find(Option)?.Split(',', StringSplitOptions.TrimEntries) ?? []).Select(Parse)];

    private static MetricsFormat Parse(string text)
    {
        var names = Enum.GetNames<MetricsFormat>();
        var index = Array.FindIndex(names, n => n.Equals(text, StringComparison.OrdinalIgnoreCase));
        return index >= 0 ? Enum.GetValues<MetricsFormat>()[index] : throw new ArgumentException(
            $"\"{text}\" is not a format of metrics. Write one or several of {string.Join(',', names).ToLowerInvariant()}, with commas between them.");
    }
}
