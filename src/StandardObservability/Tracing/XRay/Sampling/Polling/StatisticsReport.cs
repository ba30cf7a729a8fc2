using System.Text.Json;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling.Polling;

/// <summary>The statistics of one call to X-Ray, for at most as many rules as a call may have.</summary>
/// <remarks>Source: AWS X-Ray API Reference, "GetSamplingTargets" and "SamplingStatisticsDocument".</remarks>
internal sealed class StatisticsReport
{
    private readonly (ActiveRule Rule, RuleCounts Counts)[] _documents;

    private StatisticsReport(IEnumerable<ActiveRule> rules) => _documents = [.. rules.Select(static r => (r, r.Statistics.Take()))];

    /// <summary>Takes the counts of all rules into as many reports as needed, when each is enumerated.</summary>
    public static IEnumerable<StatisticsReport> Take(IEnumerable<ActiveRule> rules)
        => rules.Chunk(XRayLimits.StatisticsDocumentsPerCall).Select(static chunk => new StatisticsReport(chunk));

    /// <summary>Puts the counts back, for a later report.</summary>
    public void Return()
    {
        foreach (var (rule, counts) in _documents)
        {
            rule.Statistics.Return(counts);
        }
    }

    public void Write(Utf8JsonWriter json, string clientId, DateTimeOffset now)
    {
        json.WriteStartObject();
        json.WriteStartArray("SamplingStatisticsDocuments");
        foreach (var (rule, counts) in _documents)
        {
            json.WriteStartObject();
            json.WriteString(WireNames.RuleName, rule.Rule.Name);
            json.WriteString("ClientID", clientId);
            json.WriteNumber("Timestamp", now.ToUnixTimeMilliseconds() / 1000m);
            json.WriteNumber("RequestCount", counts.Requests);
            json.WriteNumber("SampledCount", counts.Sampled);
            json.WriteNumber("BorrowCount", counts.Borrowed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
