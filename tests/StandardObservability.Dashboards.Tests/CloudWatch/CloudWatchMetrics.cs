using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;
using StandardObservability.Dashboards.Tests.CloudWatch.Queries;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch;

/// <summary>The metrics of an account: takes documents in the embedded metric format, and answers requests for metric data.</summary>
internal sealed class CloudWatchMetrics(MissingOperand missing = MissingOperand.Dropped)
{
    private readonly MetricStore _store = new();

    /// <summary>Every metric as "namespace name dimension=value ...", for messages of tests.</summary>
    public IReadOnlyList<string> MetricNames => [.. _store.Metrics.Select(metric => metric.ToString())];

    /// <summary>Stores the metrics of a line; a line without _aws is no metric document and is ignored.</summary>
    public void Ingest(string emfLine) => EmfReader.Read(emfLine, _store);

    /// <summary>Answers a request whose entries are written as in the API: [{"Id": ..., "MetricStat": ...}, ...].</summary>
    public IReadOnlyList<MetricDataResult> GetMetricData(string metricDataQueriesJson, DateTimeOffset from, DateTimeOffset to)
    {
        using var document = JsonReading.Parse(metricDataQueriesJson);
        return GetMetricData(QueryReader.Read(document.RootElement), from, to);
    }

    /// <summary>Answers a request: the series of every entry that returns data.</summary>
    public IReadOnlyList<MetricDataResult> GetMetricData(IReadOnlyList<MetricQuery> queries, DateTimeOffset from, DateTimeOffset to)
    {
        if (queries.Count > 500) throw new CloudWatchException($"a request has at most 500 entries, this one has {queries.Count}");
        if (queries.Count(query => query.IsInsightsQuery) > 1) throw new CloudWatchException("a request has at most one query of Metrics Insights");
        var scope = new RequestScope(queries, new SeriesReader(_store, TimeRange.Of(from, to)), missing);
        // Entries that return nothing are evaluated too: CloudWatch refuses a request with an error in any of them.
        return [.. queries.SelectMany(query => Results(query, scope.Resolve(query.Id)).ToList().Where(_ => query.ReturnData))];
    }

    private static IEnumerable<MetricDataResult> Results(MetricQuery query, MathValue value) => value switch
    {
        SeriesValue one => [Result(query, one.Series, isArray: false)],
        ArrayValue many => many.Items.Select(series => Result(query, series, isArray: true)),
        // A number is an intermediate result only.
        _ => query.ReturnData ? throw new CloudWatchException($"the expression {query.Id} is a number, not a time series") : [],
    };

    private static MetricDataResult Result(MetricQuery query, Series series, bool isArray) => new(
        query.Id,
        SeriesLabels.Apply(query, series, isArray),
        series.Period,
        [.. series.Points.Select(point => (DateTimeOffset.FromUnixTimeSeconds(point.Key), point.Value))]);
}
