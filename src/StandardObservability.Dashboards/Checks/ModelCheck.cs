using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Checks;

/// <summary>Compares what a model reads with what a service emitted: a widget that reads something else stays empty, an alarm never fires.</summary>
internal static class ModelCheck
{
    /// <summary>Finds what does not fit, one sentence each; none if everything fits.</summary>
    public static IReadOnlyList<string> FindProblems(ServiceModel model, SeenSignals seen)
        => [.. Readers(model).SelectMany(r => r.Queries.SelectMany(q => FindProblems(r.Name, q, seen))).Distinct(StringComparer.Ordinal)];

    private static IEnumerable<(string Name, IEnumerable<SignalQuery> Queries)> Readers(ServiceModel model)
        => model.Sections.SelectMany(static s => s.Widgets).Select(static w => ($"Widget \"{w.Title}\"", w.Lines.SelectMany(static l => l.Query.Reads)))
            .Concat(model.Alarms.Select(static a => ($"Alarm {a.Id}", a.Conditions.SelectMany(static c => c.Reads))));

    private static IEnumerable<string> FindProblems(string reader, SignalQuery query, SeenSignals seen)
    {
        var signal = query.Signal.Measured;
        if (!seen.ByName.TryGetValue(signal.Name, out var emitted))
        {
            yield return $"{reader} reads {signal.Name}, which was not emitted.";
            yield break;
        }

        if (emitted.Kind != signal.Kind && !IsLevelOfRuntime(signal))
        {
            yield return $"{reader} reads {signal.Name} as a {signal.Kind}; it is a {emitted.Kind}.";
        }

        if (emitted.Unit != signal.Unit)
        {
            yield return $"{reader} reads {signal.Name} in {signal.Unit}; its unit is {emitted.Unit}.";
        }

        foreach (var attribute in query.UsedAttributes.Where(a => !emitted.Attributes.Contains(a)).Distinct(StringComparer.Ordinal))
        {
            yield return $"{reader} reads attribute {attribute} of {signal.Name}, which was not emitted.";
        }
    }

    /// <summary>The runtime declares counters, but the values are levels, and they are exported as such.</summary>
    private static bool IsLevelOfRuntime(Signal signal) => signal.Name is MetricNames.ThreadPoolQueueLength or MetricNames.ThreadPoolThreadCount;
}
