using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>The function IF.</summary>
internal static class Selection
{
    public static MathValue If(MathValue condition, MathValue whenTrue, MathValue? whenFalse, MissingOperand missing) => condition switch
    {
        ScalarValue number => Constant(number.Number != 0, whenTrue, whenFalse),
        SeriesValue series => new SeriesValue(Choose(series.Series, whenTrue, whenFalse, missing)),
        _ => throw new CloudWatchException("metric math: the condition of IF is a series or a number"),
    };

    private static MathValue Constant(bool condition, MathValue whenTrue, MathValue? whenFalse) => condition
        ? whenTrue
        : whenFalse ?? (whenTrue is SeriesValue series
            ? new SeriesValue(series.Series with { Points = [] })
            : throw new CloudWatchException("metric math: IF without a second value needs a series"));

    private static Series Choose(Series condition, MathValue whenTrue, MathValue? whenFalse, MissingOperand missing)
    {
        CheckPeriod(condition, whenTrue);
        if (whenFalse is not null) CheckPeriod(condition, whenFalse);
        return condition.Map((second, value) => value != 0
            ? At(whenTrue, second) ?? (missing == MissingOperand.Zero ? 0 : null)
            : whenFalse is null ? null : At(whenFalse, second));
    }

    private static double? At(MathValue value, long second) => value switch
    {
        ScalarValue number => number.Number,
        SeriesValue series => series.Series.At(second),
        _ => throw new CloudWatchException("metric math: IF chooses between series and numbers, no arrays"),
    };

    private static void CheckPeriod(Series condition, MathValue value)
    {
        if (value is SeriesValue other && other.Series.Period != condition.Period)
            throw new CloudWatchException($"metric math: series of {condition.Period} and {other.Series.Period} seconds in one IF");
    }
}
