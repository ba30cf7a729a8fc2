using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Gives missing points of a series a value.</summary>
internal static class Filling
{
    public static Series With(Series series, TimeRange range, Func<long, double?> filler)
    {
        var points = new SortedDictionary<long, double>(series.Points);
        foreach (var start in range.Starts(series.Period))
        {
            if (!points.ContainsKey(start) && filler(start) is { } value) points[start] = value;
        }

        return series with { Points = points };
    }

    /// <summary>Repeats the last value before the gap; there is none before the first point.</summary>
    public static Series Repeat(Series series, TimeRange range) => With(series, range, start =>
    {
        var before = series.Points.Where(point => point.Key < start).ToList();
        return before.Count == 0 ? null : before[^1].Value;
    });

    /// <summary>Draws a line over a gap; before the first and after the last point nothing is filled.</summary>
    public static Series Linear(Series series, TimeRange range) => With(series, range, start =>
    {
        var before = series.Points.Where(point => point.Key < start).ToList();
        var after = series.Points.Where(point => point.Key > start).ToList();
        if (before.Count == 0 || after.Count == 0) return null;
        var (from, to) = (before[^1], after[0]);
        return from.Value + ((to.Value - from.Value) * (start - from.Key) / (to.Key - from.Key));
    });
}
