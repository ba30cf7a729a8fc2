using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>The entries of one request, evaluated when another entry or the caller asks for them.</summary>
internal sealed class RequestScope(IReadOnlyList<MetricQuery> queries, SeriesReader reader, MissingOperand missing)
{
    private readonly Dictionary<string, MathValue> _known = [];
    private readonly HashSet<string> _open = [];

    public TimeRange Range => reader.Range;

    public SeriesReader Reader => reader;

    /// <summary>The period of entries that give none: the longest of the metrics in the request, or a minute.</summary>
    public int DefaultPeriod => queries.Where(query => query.Metric is not null).Select(query => query.Period ?? 60).DefaultIfEmpty(60).Max();

    public MathValue Resolve(string id)
    {
        if (_known.TryGetValue(id, out var known)) return known;
        var query = queries.FirstOrDefault(query => query.Id == id) ?? throw new CloudWatchException($"metric math: no entry has the id {id}");
        if (!_open.Add(id)) throw new CloudWatchException($"metric math: the entry {id} refers to itself");
        var value = Evaluate(query);
        _open.Remove(id);
        return _known[id] = value;
    }

    public ArrayValue Metrics(string? idPart) => new([.. queries
        .Where(query => query.Metric is not null && (idPart is null || query.Id.Contains(idPart, StringComparison.Ordinal)))
        .Select(query => ((SeriesValue)Resolve(query.Id)).Series)]);

    private MathValue Evaluate(MetricQuery query)
    {
        if (query.Metric is not null) return new SeriesValue(reader.Read(query.Metric, query.Statistic!, query.Period ?? 60, query.Label));
        var period = query.Period ?? DefaultPeriod;
        if (query.IsInsightsQuery) return InsightsEvaluator.Evaluate(InsightsParser.Parse(query.Expression!), reader, period);
        return new MathEvaluator(new ExpressionScope(this, period), missing).Evaluate(MathParser.Parse(query.Expression!));
    }
}
