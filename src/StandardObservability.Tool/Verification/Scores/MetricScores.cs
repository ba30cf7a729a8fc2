using System.Text.Json;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Tool.Input;
using StandardObservability.Tool.Input.Policies;

namespace StandardObservability.Tool.Verification.Scores;

/// <summary>The rules of the Instrumentation Score about metrics.</summary>
internal sealed class MetricScores
{
    private const int MaxValues = 10_000;
    private const int MaxCounted = 1_000_000;
    private const ulong Hour = 3_600_000_000_000;

    private static readonly string[] Data = ["sum", "gauge", "histogram", "exponentialHistogram", "summary"];

    private readonly HashSet<string> _attributes = [.. LoadedPolicy.Trial.Policy!.Catalogue.Attributes.Select(a => a.Key)];
    private readonly Dictionary<(ServiceVerdicts Service, string Metric, string Key), AttributeValues> _values = [];
    private int _counted;

    /// <summary>Judges a metric of a service.</summary>
    public void Judge(ServiceVerdicts service, JsonElement metric)
    {
        var (name, unit) = (metric.FindText("name") ?? "", metric.FindText("unit") ?? "");
        service.Add(ScoreRule.Unit, UcumUnit.IsValid(unit));
        service.Add(ScoreRule.UnitInName, !UnitWords.IsIn(name, unit));
        service.Add(ScoreRule.MetricIsAttribute, !_attributes.Contains(name));
        service.Add(ScoreRule.Cardinality, true);
        foreach (var point in Data.SelectMany(data => metric.FindItems(data, "dataPoints")))
        {
            foreach (var pair in point.FindItems("attributes"))
            {
                Count(service, name, pair, (ulong)point.FindNumber("timeUnixNano"));
            }
        }
    }

    /// <summary>Adds what is known after the last metric.</summary>
    public void Complete()
    {
        foreach (var ((service, _, _), values) in _values.Where(v => v.Value.Values.Count >= MaxValues))
        {
            // With a longer capture the values may have come in different hours.
            service.Add(ScoreRule.Cardinality, values.Last - values.First < Hour ? false : null);
        }
    }

    private void Count(ServiceVerdicts service, string metric, JsonElement pair, ulong time)
    {
        var key = (service, metric, pair.FindText("key") ?? "");
        if (!_values.TryGetValue(key, out var values))
        {
            values = _values[key] = new AttributeValues { First = time };
        }

        if (values.Values.Count >= MaxValues)
        {
            return;
        }

        if (_counted >= MaxCounted)
        {
            service.Add(ScoreRule.Cardinality, null);
            return;
        }

        var text = pair.Find("value") is { ValueKind: JsonValueKind.Object } value ? value.GetRawText() : "";
        _counted += values.Values.Add(text.GetHashCode(StringComparison.Ordinal)) ? 1 : 0;
        (values.First, values.Last) = (Math.Min(values.First, time), Math.Max(values.Last, time));
    }

    /// <summary>Hashes of the values of an attribute. Equal hashes would only count too few.</summary>
    private sealed class AttributeValues
    {
        public HashSet<int> Values { get; } = [];

        public ulong First { get; set; }

        public ulong Last { get; set; }
    }
}
