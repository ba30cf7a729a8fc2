using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Rules;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Verification.Telemetry;

/// <summary>TEL113: counts the combinations of attribute values of each metric of each service.</summary>
internal sealed class SeriesCount(TelemetryPolicy policy, CandidateList candidates)
{
    // Hashes instead of texts, and a bound, so that a file with millions of series does not fill memory. Equal hashes would only count too few.
    private const int MostCounted = 100_000;

    private readonly Dictionary<(string Service, string Metric), (HashSet<int> Series, Place Place)> _metrics = [];

    /// <summary>Adds a data point.</summary>
    public void Add(string service, string metric, JsonElement point, Place place)
    {
        var key = (service, metric);
        if (!_metrics.TryGetValue(key, out var counted))
        {
            counted = _metrics[key] = ([], place);
        }

        if (counted.Series.Count < MostCounted)
        {
            counted.Series.Add(Hash(point));
        }
    }

    /// <summary>Adds the metrics and services that have more series than the limits.</summary>
    public void Complete()
    {
        foreach (var ((service, metric), (series, place)) in _metrics)
        {
            Report(metric, $"Metric '{metric}' of '{service}'", series.Count, policy.Limits.MetricSeries, place);
        }

        foreach (var metrics in _metrics.GroupBy(pair => pair.Key.Service, StringComparer.Ordinal))
        {
            Report(
                metrics.Key,
                $"Service '{metrics.Key}'",
                metrics.Sum(pair => pair.Value.Series.Count),
                policy.Limits.ServiceSeries,
                metrics.First().Value.Place);
        }
    }

    private void Report(string target, string subject, int series, int? limit, Place place)
    {
        if (series > limit)
        {
            candidates.Add(
                new(
                    PolicyRules.Get(RuleIds.SeriesLimit),
                    target,
                    $"{subject} has {series}{(series < MostCounted ? "" : " or more")} series, and the limit is {limit}.",
                    "Remove an attribute, or map its values to fewer ones."),
                place);
        }
    }

    private static int Hash(JsonElement point)
    {
        var hash = 0;
        foreach (var pair in point.FindItems("attributes"))
        {
            // The order of attributes is not part of a series.
            hash ^= HashCode.Combine(pair.FindText("key"), pair.Find("value").ValueKind == JsonValueKind.Object ? pair.Find("value").GetRawText() : "");
        }

        return hash;
    }
}
