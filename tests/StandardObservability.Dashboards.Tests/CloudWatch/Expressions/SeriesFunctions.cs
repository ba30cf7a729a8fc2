using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Functions of one argument.</summary>
internal static class SeriesFunctions
{
    /// <summary>The function with this name; null when there is none.</summary>
    public static Func<MathValue, MathValue>? Find(string name) => name switch
    {
        "ABS" => Value(name, Math.Abs),
        "CEIL" => Value(name, Math.Ceiling),
        "FLOOR" => Value(name, Math.Floor),
        "LOG" => Value(name, Math.Log),
        "LOG10" => Value(name, Math.Log10),
        "DIFF" => Step(name, (change, _) => change),
        "RATE" => Step(name, (change, seconds) => change / seconds),
        "RUNNING_SUM" => value => Pointwise.Each(name, value, RunningSum),
        "PERIOD" => value => new ScalarValue(value is SeriesValue one ? one.Series.Period : throw new CloudWatchException("metric math: PERIOD needs a metric")),
        "METRIC_COUNT" => value => new ScalarValue(ArrayFunctions.Items(name, value).Count),
        "REMOVE_EMPTY" => value => new ArrayValue([.. ArrayFunctions.Items(name, value).Where(item => item.Points.Count > 0)]),
        "FIRST" => value => new SeriesValue(ArrayFunctions.Items(name, value)[0]),
        "LAST" => value => new SeriesValue(ArrayFunctions.Items(name, value)[^1]),
        "SUM" or "AVG" or "MIN" or "MAX" or "DATAPOINT_COUNT" => value => ArrayFunctions.Aggregate(name, value),
        _ => null,
    };

    /// <summary>A series with the number in every period.</summary>
    public static Series Constant(IMathScope scope, double number)
    {
        var points = new SortedDictionary<long, double>(scope.Range.Starts(scope.Period).ToDictionary(start => start, _ => number));
        return new Series("TIME_SERIES", scope.Period, points);
    }

    private static Func<MathValue, MathValue> Value(string name, Func<double, double> change) =>
        value => Pointwise.Each(name, value, series => series.Map((_, number) => change(number)));

    /// <summary>Compares each point with the point before it, however long ago that was.</summary>
    private static Func<MathValue, MathValue> Step(string name, Func<double, long, double> change) => value => Pointwise.Each(name, value, series =>
    {
        (long Second, double Value)? before = null;
        return series.Map((second, number) =>
        {
            var result = before is { } last ? change(number - last.Value, second - last.Second) : (double?)null;
            before = (second, number);
            return result;
        });
    });

    private static Series RunningSum(Series series)
    {
        var sum = 0.0;
        return series.Map((_, value) => sum += value);
    }
}
