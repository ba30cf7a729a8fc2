using OpenTelemetry.Metrics;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Text;

namespace StandardObservability.Metrics.Emf.Values;

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

    /// <summary>Turns the buckets into ascending values.</summary>
    public override int Seal()
    {
        // All values are the same: no bucket says it better.
        var seen = _min == _max ? Take(_min, _count) : TakeBuckets();

        // A histogram without buckets, or negative values, which exponential buckets do not tell: the mean stands for them.
        if (_count > seen)
        {
            Take(_min < 0 ? _min : _sum / _count, _count - seen);
            _values.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        }

        if (_min > _max)
        {
            (_min, _max) = (_values[0].Value, _values[^1].Value);
        }

        return Parts = (_values.Count + CloudWatchLimits.ValuesPerMetric - 1) / CloudWatchLimits.ValuesPerMetric;
    }

    public override void Write(Utf8Buffer buffer, byte[] key, int part)
    {
        buffer.Raw(key);
        var first = part * CloudWatchLimits.ValuesPerMetric;
        var last = Math.Min(first + CloudWatchLimits.ValuesPerMetric, _values.Count);
        var min = part == 0 ? _min : _values[first].Value;
        var max = last == _values.Count ? _max : _values[last - 1].Value;
        var sum = part == 0 ? _sum : 0;
        if (min == max && sum == max)
        {
            WriteOne(buffer, max, _values[first].Count);
            return;
        }

        var count = WriteValues(buffer, first, last);
        buffer.Raw("],\"Max\":"u8);
        buffer.Number(max);
        buffer.Raw(",\"Min\":"u8);
        buffer.Number(min);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(count);
        buffer.Raw(",\"Sum\":"u8);
        buffer.Number(sum);
        buffer.Raw((byte)'}');
    }

    protected override void Clear()
    {
        _exponential.Clear();
        _explicit.Clear();
        _values.Clear();
        (_sum, _count, _zeros, _min, _max) = (0, 0, 0, double.PositiveInfinity, double.NegativeInfinity);
    }

    protected override (long Added, long Dropped) Add(MetricType type, in MetricPoint point)
    {
        var given = point.GetHistogramCount();
        var sum = point.GetHistogramSum();
        var inBuckets = type == MetricType.ExponentialHistogram ? Add(point.GetExponentialHistogramData()) : _explicit.Add(point.GetHistogramBuckets());

        // A sum that cannot be stored had such values in it. Buckets hold the others, and their middles stand for the sum.
        var isExact = IsStorable(sum);
        var added = isExact ? given : inBuckets;
        _count += added;
        _sum += isExact ? sum : type == MetricType.ExponentialHistogram ? ExponentialBuckets.SumOf(point.GetExponentialHistogramData()) : 0;
        if (point.TryGetHistogramMinMaxValues(out var min, out var max) && double.IsFinite(min) && double.IsFinite(max))
        {
            (_min, _max) = (Math.Min(_min, min), Math.Max(_max, max));
        }

        return (added, given - added);
    }

    private long Add(ExponentialHistogramData data)
    {
        _zeros += data.ZeroCount;
        return data.ZeroCount + _exponential.Add(data);
    }

    private long TakeBuckets()
    {
        long seen = 0;
        for (var i = 0; i < _explicit.Length; i++)
        {
            seen += _explicit[i] > 0 ? Take(_explicit.Middle(i, _min, _max), _explicit[i]) : 0;
        }

        seen += _zeros > 0 ? Take(0, _zeros) : 0;
        for (var i = 0; i < _exponential.Length; i++)
        {
            seen += _exponential[i] > 0 ? Take(_exponential.Middle(i), _exponential[i]) : 0;
        }

        return seen;
    }

    private long Take(double value, long count)
    {
        _values.Add((_min <= _max ? Math.Clamp(value, _min, _max) : value, count));
        return count;
    }

    private long WriteValues(Utf8Buffer buffer, int first, int last)
    {
        long count = 0;
        buffer.Raw("{\"Values\":["u8);
        for (var i = first; i < last; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            buffer.Number(_values[i].Value);
        }

        buffer.Raw("],\"Counts\":["u8);
        for (var i = first; i < last; i++)
        {
            buffer.Raw(i == first ? ""u8 : ","u8);
            buffer.Number(_values[i].Count);
            count += _values[i].Count;
        }

        return count;
    }

    /// <summary>Several members that are the same number, which is formatted once.</summary>
    private static void WriteOne(Utf8Buffer buffer, double value, long count)
    {
        Span<byte> text = stackalloc byte[NumberText.MaxBytes];
        text = text[..NumberText.Write(text, value)];
        buffer.Raw("{\"Values\":["u8);
        buffer.Raw(text);
        buffer.Raw("],\"Counts\":["u8);
        buffer.Number(count);
        buffer.Raw("],\"Max\":"u8);
        buffer.Raw(text);
        buffer.Raw(",\"Min\":"u8);
        buffer.Raw(text);
        buffer.Raw(",\"Count\":"u8);
        buffer.Number(count);
        buffer.Raw(",\"Sum\":"u8);
        buffer.Raw(text);
        buffer.Raw((byte)'}');
    }
}
