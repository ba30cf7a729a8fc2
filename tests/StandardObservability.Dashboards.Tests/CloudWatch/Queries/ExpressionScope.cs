using StandardObservability.Dashboards.Tests.CloudWatch.Expressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>What one expression of a request sees.</summary>
internal sealed class ExpressionScope(RequestScope request, int period) : IMathScope
{
    public TimeRange Range => request.Range;

    public int Period => period;

    public MathValue Resolve(string id) => request.Resolve(id);

    public ArrayValue Metrics(string? idPart) => request.Metrics(idPart);

    public ArrayValue Search(string query, string statistic, int? searchPeriod)
    {
        var search = SearchParser.Parse(query);
        var parsed = Statistic.Parse(statistic);
        var found = request.Reader.Metrics.Where(search.Matches).ToList();
        return new ArrayValue([.. found.Select(metric => request.Reader.Read(metric, parsed, searchPeriod ?? period, SeriesLabels.Of(metric, found)))]);
    }
}
