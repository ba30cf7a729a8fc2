using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Functions over arrays of series.</summary>
internal static class ArrayFunctions
{
    public static IReadOnlyList<Series> Items(string function, MathValue value) =>
        value is ArrayValue array ? array.Items : throw new CloudWatchException($"metric math: {function} needs an array of time series");

    /// <summary>Of an array one series; of one series a number.</summary>
    public static MathValue Aggregate(string function, MathValue value) => value switch
    {
        SeriesValue one => new ScalarValue(one.Series.Points.Count == 0 ? double.NaN : Number(function, [.. one.Series.Points.Values], one.Series.Points.Count)),
        ArrayValue many => new SeriesValue(Combine(function, many.Items)),
        _ => throw new CloudWatchException($"metric math: {function} needs time series"),
    };

    public static ArrayValue Sort(MathValue value, string function, string order, int? limit)
    {
        if (function is not ("SUM" or "AVG" or "MIN" or "MAX")) throw new CloudWatchException($"metric math: SORT does not sort by {function}");
        if (order is not ("ASC" or "DESC")) throw new CloudWatchException($"metric math: SORT knows ASC and DESC, not {order}");
        double Rank(Series series) => series.Points.Count == 0 ? double.NegativeInfinity : Number(function, [.. series.Points.Values], series.Points.Count);
        var items = Items("SORT", value);
        var sorted = order == "ASC" ? items.OrderBy(Rank) : items.OrderByDescending(Rank);
        return new ArrayValue([.. sorted.Take(limit ?? int.MaxValue)]);
    }

    public static ArrayValue Slice(MathValue value, int start, int? end) =>
        new([.. Items("SLICE", value).Take(end ?? int.MaxValue).Skip(start)]);

    private static Series Combine(string function, IReadOnlyList<Series> items)
    {
        if (items.Select(item => item.Period).Distinct().Count() > 1) throw new CloudWatchException($"metric math: {function} over series of different periods");
        var points = new SortedDictionary<long, double>();
        foreach (var second in items.SelectMany(item => item.Points.Keys).Distinct())
        {
            points[second] = Number(function, [.. items.Select(item => item.At(second)).OfType<double>()], items.Count);
        }

        return new Series(function, items.Count == 0 ? 0 : items[0].Period, points);
    }

    /// <summary>An average over an array divides by all series: a missing point counts as 0, as the documentation says.</summary>
    private static double Number(string function, IReadOnlyList<double> values, int all) => function switch
    {
        "SUM" => values.Sum(),
        "AVG" => values.Sum() / all,
        "MIN" => values.Min(),
        "MAX" => values.Max(),
        _ => values.Count,
    };
}
