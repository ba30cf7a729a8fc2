using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Export;

namespace StandardObservability.Metrics.Emf;

/// <summary>Histograms: values with their counts, which is what CloudWatch computes percentiles from.</summary>
/// <remarks>
/// A bucket is stood for by its middle, within the smallest and largest value that was measured. Count, sum, minimum and maximum
/// are exact. Beyond 100 values the rest follows in another document; the sum stands in the first.
/// </remarks>
internal sealed class DistributionValue : EmfValue
{
    private readonly ExponentialBuckets _exponential = new();
    private readonly ExplicitBuckets _explicit = new();
    private readonly List<(double Value, long Count)> _values = [];
    private double _sum;
    private double _min = double.PositiveInfinity;
    private double _max = double.NegativeInfinity;
    private long _count;
    private long _zeros;

    public override int Parts
    {
        get
        {
            Seal();
            return (_values.Count + CloudWatchLimits.ValuesPerMetric - 1) / CloudWatchLimits.ValuesPerMetric;
        }
    }

    public override void Reset()
    {
        base.Reset();
        _exponential.Clear();
        _explicit.Clear();
        _values.Clear();
        (_sum, _count, _zeros, _min, _max) = (0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);
    }

    public override void Write(Utf8Buffer buffer, int part)
    {
        Seal();
        var first = part * CloudWatchLimits.ValuesPerMetric;
        var last = Math.Min(first + CloudWatchLimits.ValuesPerMetric, _values.Count);
        long count = 0;
        buffer.Raw("{\"Values\":["u8);
        for (var i = first; i < last; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            buffer.Number(_values[i].Value);
            count += _values[i].Count;
        }

        buffer.Raw("],\"Counts\":["u8);
        for (var i = first; i < last; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            buffer.Number(_values[i].Count);
        }

        buffer.Raw("],\"Max\":"u8);
        buffer.Number(last == _values.Count ? _max : _values[last - 1].Value);
        buffer.Raw(",\"Min\":"u8);
        buffer.Number(part == 0 ? _min : _values[first].Value);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(count);
        buffer.Raw(",\"Sum\":"u8);
        buffer.Number(part == 0 ? _sum : 0);
        buffer.Raw((byte)'}');
    }

    protected override (long Added, long Dropped) Add(MetricType type, in MetricPoint point)
    {
        var given = point.GetHistogramCount();
        var sum = point.GetHistogramSum();
        var (added, estimate) = type == MetricType.ExponentialHistogram
            ? AddExponential(point.GetExponentialHistogramData())
            : (_explicit.Add(point.GetHistogramBuckets()), 0);

        // A sum that cannot be stored had such values in it. Buckets hold the others, and their middles stand for the sum.
        var isExact = IsStorable(sum);
        added = isExact ? given : added;
        _count += added;
        _sum += isExact ? sum : estimate;
        if (point.TryGetHistogramMinMaxValues(out var min, out var max) && double.IsFinite(min) && double.IsFinite(max))
        {
            (_min, _max) = (Math.Min(_min, min), Math.Max(_max, max));
        }

        return (added, given - added);
    }

    private (long Added, double Estimate) AddExponential(ExponentialHistogramData data)
    {
        _zeros += data.ZeroCount;
        var (added, estimate) = _exponential.Add(data);
        return (added + data.ZeroCount, estimate);
    }

    /// <summary>Turns the buckets into ascending values, once, after the last point.</summary>
    private void Seal()
    {
        if (_values.Count > 0)
        {
            return;
        }

        long seen = _zeros;
        var isRanged = _min <= _max;
        for (var i = 0; i < _explicit.Length; i++)
        {
            seen += Take(_explicit.Middle(i, _min, _max), _explicit[i], isRanged);
        }

        if (_zeros > 0)
        {
            Take(0, _zeros, isRanged);
        }

        for (var i = 0; i < _exponential.Length; i++)
        {
            seen += Take(_exponential.Middle(i), _exponential[i], isRanged);
        }

        // A histogram without buckets, or negative values, which exponential buckets do not tell: the mean stands for them.
        if (_count > seen)
        {
            Take(isRanged && _min < 0 ? _min : _sum / _count, _count - seen, isRanged);
            _values.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        }

        if (!isRanged)
        {
            (_min, _max) = (_values[0].Value, _values[^1].Value);
        }
    }

    private long Take(double value, long count, bool isRanged)
    {
        if (count > 0)
        {
            _values.Add((isRanged ? Math.Clamp(value, _min, _max) : value, count));
        }

        return count;
    }
}
