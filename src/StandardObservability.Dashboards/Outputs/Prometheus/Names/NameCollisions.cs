namespace StandardObservability.Dashboards.Outputs.Prometheus.Names;

/// <summary>Finds different names of a model that are one name in Prometheus, where their values would be mixed.</summary>
internal static class NameCollisions
{
    private static readonly string[] Reserved = ["job", "instance", "le"];

    /// <exception cref="RenderException">Two signals or attributes have one name.</exception>
    public static void Require(ServiceModel model)
    {
        var signals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var signal in model.Reads.Select(static r => r.Signal.Measured).DistinctBy(static s => s.Name, StringComparer.Ordinal))
        {
            foreach (var series in FindSeries(signal))
            {
                Add(signals, series, signal.Name, "Signals");
            }
        }

        foreach (var reads in model.Reads.GroupBy(static r => r.Signal.Measured.Name, StringComparer.Ordinal))
        {
            var labels = Reserved.ToDictionary(static l => l, static l => $"the label {l} of Prometheus", StringComparer.Ordinal);
            foreach (var attribute in reads.SelectMany(static r => r.UsedAttributes).Distinct(StringComparer.Ordinal))
            {
                Add(labels, LabelName.Translate(attribute), attribute, $"Attributes of {reads.Key}:");
            }
        }
    }

    private static string[] FindSeries(Signal signal)
    {
        var name = MetricName.Translate(signal);
        return signal.Kind == InstrumentKind.Histogram ? [name, $"{name}_bucket", $"{name}_count", $"{name}_sum"] : [name];
    }

    private static void Add(Dictionary<string, string> names, string name, string source, string what)
    {
        if (!names.TryAdd(name, source))
        {
            throw new RenderException($"{what} {names[name]} and {source} are both {name} in Prometheus. Rename one of them.");
        }
    }
}
