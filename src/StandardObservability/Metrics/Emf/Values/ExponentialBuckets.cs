using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The base-2 exponential buckets of several data points, added up at the lowest scale among them.</summary>
/// <remarks>
/// Bucket <c>i</c> holds the values in (base^i, base^(i+1)] with base = 2^(2^-scale). Two neighbouring buckets form one bucket of the next
/// lower scale. Source: OpenTelemetry data model, "ExponentialHistogram".
/// </remarks>
internal sealed class ExponentialBuckets
{
    /// <summary>Maximum number of buckets; more lower the scale. Twice OpenTelemetry's limit, because the ranges of two points may not overlap.</summary>
    private const int MaxBuckets = 320;

    /// <summary>CloudWatch stores numbers up to 2 to this power.</summary>
    private const long MaxExponent = 360;

    private readonly long[] _counts = new long[MaxBuckets];
    private int _scale;
    private int _offset;

    /// <summary>Number of buckets from the first to the last used one, including empty ones between them.</summary>
    public int Length { get; private set; }

    public long this[int index] => _counts[index];

    public void Clear()
    {
        Array.Clear(_counts, 0, Length);
        Length = 0;
    }

    /// <summary>Returns the midpoint of a bucket, rounded.</summary>
    public double GetMidpoint(int index) => Round(GetMidpoint(_offset + index, _scale));

    /// <summary>Adds the positive buckets of a data point, except those with numbers that CloudWatch cannot store.</summary>
    /// <returns>How many measurements they hold.</returns>
    public long Add(ExponentialHistogramData point)
    {
        var index = point.PositiveBuckets.Offset;
        var end = FindEnd(point.Scale);
        long added = 0;
        foreach (var count in point.PositiveBuckets)
        {
            if (count > 0 && index < end)
            {
                Add(index, point.Scale, count);
                added += count;
            }

            index++;
        }

        return added;
    }

    /// <summary>Estimates the sum of the measurements that <see cref="Add(ExponentialHistogramData)"/> adds, from the midpoints.</summary>
    public static double EstimateSum(ExponentialHistogramData point)
    {
        var index = point.PositiveBuckets.Offset;
        var end = FindEnd(point.Scale);
        double sum = 0;
        foreach (var count in point.PositiveBuckets)
        {
            sum += count > 0 && index < end ? count * GetMidpoint(index, point.Scale) : 0;
            index++;
        }

        return sum;
    }

    /// <summary>Index of the first bucket whose numbers are too large.</summary>
    private static long FindEnd(int scale) => scale >= 0 ? MaxExponent << scale : MaxExponent >> -scale;

    private static double GetMidpoint(int index, int scale)
    {
        var exponent = Math.Pow(2, -scale);
        var lower = Math.Pow(2, index * exponent);
        return lower + ((Math.Pow(2, (index + 1) * exponent) - lower) / 2);
    }

    /// <summary>
    /// Rounds a midpoint to as many digits as the width of a bucket justifies, and at least six. A midpoint is an estimate, and each digit
    /// of it costs storage.
    /// </summary>
    private double Round(double midpoint)
    {
        var digits = Math.Max(6, 2 + (int)Math.Ceiling(1.16 + (0.301 * _scale)));
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(midpoint));
        if (decimals is < 0 or > 22)
        {
            return midpoint;
        }

        var power = Math.Pow(10, decimals);
        return Math.Round(midpoint * power) / power;
    }

    private void Add(int index, int scale, long count)
    {
        if (Length == 0)
        {
            (_scale, _offset, Length) = (scale, index, 1);
        }

        if (scale < _scale)
        {
            Downscale(_scale - scale);
        }

        // The scale of these buckets may be lower than the scale of the point.
        var target = index >> (scale - _scale);
        while (Math.Max(target, _offset + Length - 1) - Math.Min(target, _offset) >= MaxBuckets)
        {
            Downscale(1);
            target >>= 1;
        }

        ExtendTo(target);
        _counts[target - _offset] += count;
    }

    /// <summary>Extends the range of used buckets so that it includes an index.</summary>
    private void ExtendTo(int index)
    {
        if (index < _offset)
        {
            var added = _offset - index;
            Array.Copy(_counts, 0, _counts, added, Length);
            Array.Clear(_counts, 0, Math.Min(added, Length + added));
            _offset = index;
            Length += added;
        }

        Length = Math.Max(Length, index - _offset + 1);
    }

    /// <summary>Lowers the scale: each step merges pairs of neighbouring buckets.</summary>
    private void Downscale(int steps)
    {
        var offset = _offset >> steps;
        var last = (_offset + Length - 1) >> steps;
        for (var i = 0; i < Length; i++)
        {
            var count = _counts[i];
            _counts[i] = 0;

            // The target is never after i, so nothing is overwritten before it is read.
            _counts[((_offset + i) >> steps) - offset] += count;
        }

        (_offset, _scale, Length) = (offset, _scale - steps, last - offset + 1);
    }
}
