using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Expressions;

/// <summary>Applies operators point by point.</summary>
internal static class Pointwise
{
    public static MathValue Apply(string sign, MathValue left, MathValue right, MissingOperand missing)
    {
        double? Compute(double a, double b) => Finite(Operator(sign, a, b));
        return (left, right) switch
        {
            (ScalarValue a, ScalarValue b) => new ScalarValue(Operator(sign, a.Number, b.Number)),
            (SeriesValue a, ScalarValue b) => new SeriesValue(a.Series.Map((_, value) => Compute(value, b.Number))),
            (ScalarValue a, SeriesValue b) => new SeriesValue(b.Series.Map((_, value) => Compute(a.Number, value))),
            (SeriesValue a, SeriesValue b) => new SeriesValue(Join(a.Series, b.Series, Compute, missing)),
            (ArrayValue a, ArrayValue b) => Pairs(a, b, Compute, missing),
            (ArrayValue a, _) => new ArrayValue([.. a.Items.Select(item => ((SeriesValue)Apply(sign, new SeriesValue(item), right, missing)).Series)]),
            (_, ArrayValue b) => new ArrayValue([.. b.Items.Select(item => Relabel((SeriesValue)Apply(sign, left, new SeriesValue(item), missing), item))]),
            _ => throw new CloudWatchException($"metric math: {sign} does not take these operands"),
        };
    }

    /// <summary>Each series of the value changed; a number is refused.</summary>
    public static MathValue Each(string function, MathValue value, Func<Series, Series> change) => value switch
    {
        SeriesValue one => new SeriesValue(change(one.Series)),
        ArrayValue many => new ArrayValue([.. many.Items.Select(change)]),
        _ => throw new CloudWatchException($"metric math: {function} needs a time series"),
    };

    private static ArrayValue Pairs(ArrayValue left, ArrayValue right, Func<double, double, double?> compute, MissingOperand missing)
    {
        if (left.Items.Count != right.Items.Count) throw new CloudWatchException("metric math: an operator between arrays needs arrays of the same length");
        return new ArrayValue([.. left.Items.Zip(right.Items, (a, b) => Join(a, b, compute, missing))]);
    }

    private static Series Relabel(SeriesValue value, Series original) =>
        value.Series with { Label = original.Label, Metric = original.Metric, Statistic = original.Statistic };

    private static Series Join(Series left, Series right, Func<double, double, double?> compute, MissingOperand missing)
    {
        if (left.Period != right.Period) throw new CloudWatchException($"metric math: series of {left.Period} and {right.Period} seconds in one operation");
        if (missing == MissingOperand.Dropped) return left.Map((second, value) => right.At(second) is { } other ? compute(value, other) : null);
        var points = new SortedDictionary<long, double>();
        foreach (var second in left.Points.Keys.Union(right.Points.Keys))
        {
            if (compute(left.At(second) ?? 0, right.At(second) ?? 0) is { } value) points[second] = value;
        }

        return left with { Points = points };
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static double Operator(string sign, double a, double b) => sign switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" => b == 0 ? double.NaN : a / b,
        "^" => Math.Pow(a, b),
        "==" => Bit(a.Equals(b)),
        "!=" => Bit(!a.Equals(b)),
        "<" => Bit(a < b),
        "<=" => Bit(a <= b),
        ">" => Bit(a > b),
        ">=" => Bit(a >= b),
        "AND" => Bit(a != 0 && b != 0),
        "OR" => Bit(a != 0 || b != 0),
        _ => throw new CloudWatchException($"metric math: the operator {sign} is not known"),
    };

    private static double Bit(bool value) => value ? 1 : 0;
}
