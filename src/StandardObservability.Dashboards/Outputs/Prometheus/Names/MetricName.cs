using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs.Prometheus.Names;

/// <summary>Names of metrics in Prometheus: dots become underscores, and units and kinds become suffixes.</summary>
/// <remarks>
/// Source: OpenTelemetry specification, "Prometheus and OpenMetrics compatibility", and Prometheus' library <c>otlptranslator</c> with
/// <c>UnderscoreEscapingWithSuffixes</c>, the default of Prometheus' OTLP receiver and of the collector's exporters.
/// </remarks>
internal static class MetricName
{
    /// <summary>The name of the series of a counter or level, or the common part of the names of a histogram.</summary>
    public static string Translate(Signal signal)
    {
        var tokens = Tokens(signal.Name);
        foreach (var suffix in UnitSuffix.Translate(signal.Unit).Where(s => !tokens.Contains(s)))
        {
            tokens.Add(suffix);
        }

        if (signal.Kind == InstrumentKind.Counter)
        {
            MoveToEnd(tokens, "total");
        }
        else if (signal is { Kind: InstrumentKind.Gauge, Unit: "1" })
        {
            MoveToEnd(tokens, "ratio");
        }

        var name = string.Join('_', tokens);
        return name.Length == 0 ? throw new RenderException($"reads {signal.Name}, which has no character that Prometheus accepts in a name.")
            : char.IsAsciiDigit(name[0]) ? "_" + name : name;
    }

    /// <summary>Whether the runtime declares a counter, although the value is a level. Its name may lose the suffix in a later runtime.</summary>
    public static bool IsDeclaredAsCounter(Signal signal) => signal.Name is MetricNames.ThreadPoolQueueLength or MetricNames.ThreadPoolThreadCount;

    private static List<string> Tokens(string name)
        => [.. string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_')).Split('_', StringSplitOptions.RemoveEmptyEntries)];

    private static void MoveToEnd(List<string> tokens, string suffix)
    {
        tokens.RemoveAll(t => t == suffix);
        tokens.Add(suffix);
    }
}
