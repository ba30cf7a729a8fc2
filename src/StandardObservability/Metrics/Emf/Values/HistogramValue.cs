using System.Runtime.CompilerServices;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The value of a histogram: a list of values with their counts, from which CloudWatch computes percentiles.</summary>
/// <remarks>
/// Each bucket becomes one value: its midpoint, limited to the measured minimum and maximum. Count, sum, minimum and maximum are exact.
/// A metric of a document has at most 100 values; more values go to further chunks. The first chunk has the whole sum.
/// </remarks>
internal sealed class HistogramValue : DeltaValue
{
    private readonly ExponentialBuckets _exponential = new();
    private readonly ExplicitBuckets _explicit = new();
    private readonly List<ValueCount> _values = [];
    private double _sum;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _count;
    private long _zeros;
    private bool _isRangeUnknown;

    public HistogramValue() => NeedsCompletion = true;

    /// <summary>Whether minimum and maximum are those of all measurements that were added.</summary>
    private bool IsRangeKnown => !_isRangeUnknown && _min <= _max;

    /// <summary>Converts the buckets to values in ascending order.</summary>
    public override int Complete()
    {
        if (!IsStorable(_sum) || (IsRangeKnown && !(IsStorable(_min) && IsStorable(_max))))
        {
            return ChunkCount = 0;
        }

        // If minimum and maximum are equal, the one value is exact and a midpoint is not.
        var converted = IsRangeKnown && _min == _max ? AddValue(_min, _count) : AddBucketValues();

        // Some measurements are in no bucket: the histogram has none, or the numbers are negative, which exponential buckets do not hold.
        if (_count > converted)
        {
            AddValue(IsRangeKnown && _min < 0 ? _min : _sum / _count, _count - converted);
            MoveLastIntoOrder();
        }

        if (!IsRangeKnown)
        {
            (_min, _max) = (_values[0].Value, _values[^1].Value);
        }

        return ChunkCount = (_values.Count + CloudWatchLimits.ValuesPerMetric - 1) / CloudWatchLimits.ValuesPerMetric;
    }

    [MethodImpl(MethodImplOptions.NoInlining)] // Most series are sums, and only their Write is inlined into the loop of a document.
    public override void Write(Utf8Buffer buffer, byte[] key, int chunk)
    {
        buffer.Raw(key);
        var first = chunk * CloudWatchLimits.ValuesPerMetric;
        var end = Math.Min(first + CloudWatchLimits.ValuesPerMetric, _values.Count);
        var numbers = new RepeatedNumbers(buffer);

        // CloudWatch Logs Insights reads the first 200 fields of a document, and each value of an array is one. So the numbers that queries read come first.
        buffer.Raw((byte)'{');
        new StatisticSet(
            Min: chunk == 0 ? _min : _values[first].Value,
            Max: end == _values.Count ? _max : _values[end - 1].Value,
            Sum: chunk == 0 ? _sum : 0,
            CountValues(first, end)).Write(buffer, ref numbers);
        WriteValues(buffer, ref numbers, first, end);
    }

    protected override void Clear()
    {
        _exponential.Clear();
        _explicit.Clear();
        _values.Clear();
        (_sum, _count, _zeros, _isRangeUnknown, _min, _max) = (0, 0, 0, false, double.PositiveInfinity, double.NegativeInfinity);
    }

    protected override (long Added, long Dropped) AddPoint(MetricType type, in MetricPoint point)
    {
        var measured = point.GetHistogramCount();
        var sum = point.GetHistogramSum();
        var isExponential = type == MetricType.ExponentialHistogram;
        var inBuckets = isExponential ? AddExponential(point.GetExponentialHistogramData()) : _explicit.Add(point.GetHistogramBuckets());

        // If the sum cannot be stored, some measurements are too large for CloudWatch and in no bucket. Count what is in buckets, estimate the sum.
        var isExact = IsStorable(sum);
        var added = isExact ? measured : inBuckets;
        _count += added;
        _sum += isExact ? sum : isExponential ? ExponentialBuckets.EstimateSum(point.GetExponentialHistogramData()) : 0;
        if (isExact && point.TryGetHistogramMinMaxValues(out var min, out var max))
        {
            (_min, _max) = (Math.Min(_min, min), Math.Max(_max, max));
        }

        _isRangeUnknown |= !isExact;

        return (added, measured - added);
    }

    private long AddExponential(ExponentialHistogramData data)
    {
        _zeros += data.ZeroCount;
        return data.ZeroCount + _exponential.Add(data);
    }

    private long AddBucketValues()
    {
        long converted = 0;
        for (var i = 0; i < _explicit.Length; i++)
        {
            converted += _explicit[i] > 0 ? AddValue(_explicit.GetMidpoint(i, _min, _max), _explicit[i]) : 0;
        }

        converted += _zeros > 0 ? AddValue(0, _zeros) : 0;
        for (var i = 0; i < _exponential.Length; i++)
        {
            converted += _exponential[i] > 0 ? AddValue(_exponential.GetMidpoint(i), _exponential[i]) : 0;
        }

        return converted;
    }

    private void MoveLastIntoOrder()
    {
        for (var i = _values.Count - 1; i > 0 && _values[i - 1].Value > _values[i].Value; i--)
        {
            (_values[i - 1], _values[i]) = (_values[i], _values[i - 1]);
        }
    }

    private long AddValue(double value, long count)
    {
        _values.Add(new(IsRangeKnown ? Math.Clamp(value, _min, _max) : value, count));
        return count;
    }

    private long CountValues(int first, int end)
    {
        long count = 0;
        for (var i = first; i < end; i++)
        {
            count += _values[i].Count;
        }

        return count;
    }

    /// <summary>Writes the arrays <c>Values</c> and <c>Counts</c>.</summary>
    private void WriteValues(Utf8Buffer buffer, ref RepeatedNumbers numbers, int first, int end)
    {
        buffer.Raw(",\"Values\":["u8);
        for (var i = first; i < end; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            numbers.Write(_values[i].Value);
        }

        buffer.Raw("],\"Counts\":["u8);
        for (var i = first; i < end; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            buffer.Number(_values[i].Count);
        }

        buffer.Raw("]}"u8);
    }

    private readonly struct ValueCount(double value, long count)
    {
        public double Value { get; } = value;

        public long Count { get; } = count;
    }
}
