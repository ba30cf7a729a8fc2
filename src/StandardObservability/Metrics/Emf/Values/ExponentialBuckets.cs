using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Base-2 exponential buckets of several points as one, at the coarsest scale among them.</summary>
/// <remarks>
/// Bucket <c>i</c> holds the values in (base^i, base^(i+1)] with base = 2^(2^-scale), so that two neighbours make one bucket of the
/// next lower scale. Source: OpenTelemetry data model, "ExponentialHistogram".
/// </remarks>
internal sealed class ExponentialBuckets
{
    /// <summary>Most buckets kept; beyond it the scale goes down. Twice OpenTelemetry's own limit, because points may lie apart.</summary>
    private const int MaxBuckets = 320;

    private readonly long[] _counts = new long[MaxBuckets];
    private int _scale;
    private int _offset;

    /// <summary>Buckets in use, empty ones between them included.</summary>
    public int Length { get; private set; }

    public long this[int index] => _counts[index];

    public void Clear()
    {
        Array.Clear(_counts, 0, Length);
        Length = 0;
    }

    /// <summary>The middle of a bucket.</summary>
    public double Middle(int index) => Rounded(Middle(_offset + index, _scale));

    /// <summary>Adds the positive buckets of a point; answers how many values they hold.</summary>
    public long Add(ExponentialHistogramData point)
    {
        var index = point.PositiveBuckets.Offset;
        long added = 0;
        foreach (var count in point.PositiveBuckets)
        {
            if (count > 0)
            {
                Add(index, point.Scale, count);
                added += count;
            }

            index++;
        }

        return added;
    }

    /// <summary>What the values in the positive buckets of a point are together, about.</summary>
    public static double SumOf(ExponentialHistogramData point)
    {
        var index = point.PositiveBuckets.Offset;
        double sum = 0;
        foreach (var count in point.PositiveBuckets)
        {
            sum += count > 0 ? count * Middle(index, point.Scale) : 0;
            index++;
        }

        return sum;
    }

    private static double Middle(int index, int scale)
    {
        var exponent = Math.Pow(2, -scale);
        var lower = Math.Pow(2, index * exponent);
        return lower + ((Math.Pow(2, (index + 1) * exponent) - lower) / 2);
    }

    /// <summary>
    /// As many digits as the width of a bucket bears, and six at least: a middle is an estimate, and each digit of it is stored and paid for.
    /// </summary>
    private double Rounded(double middle)
    {
        var digits = Math.Max(6, 2 + (int)Math.Ceiling(1.16 + (0.301 * _scale)));
        var decimals = digits - 1 - (int)Math.Floor(Math.Log10(middle));
        if (decimals is < 0 or > 22)
        {
            return middle;
        }

        var power = Math.Pow(10, decimals);
        return Math.Round(middle * power) / power;
    }

    private void Add(int index, int scale, long count)
    {
        if (Length == 0)
        {
            (_scale, _offset, Length) = (scale, index, 1);
        }

        if (scale < _scale)
        {
            Coarsen(_scale - scale);
        }

        // Another point may have made it coarser meanwhile.
        var at = index >> (scale - _scale);
        while (Math.Max(at, _offset + Length - 1) - Math.Min(at, _offset) >= MaxBuckets)
        {
            Coarsen(1);
            at >>= 1;
        }

        Widen(at);
        _counts[at - _offset] += count;
    }

    private void Widen(int index)
    {
        if (index < _offset)
        {
            var room = _offset - index;
            Array.Copy(_counts, 0, _counts, room, Length);
            Array.Clear(_counts, 0, Math.Min(room, Length + room));
            _offset = index;
            Length += room;
        }

        Length = Math.Max(Length, index - _offset + 1);
    }

    private void Coarsen(int steps)
    {
        var offset = _offset >> steps;
        var last = (_offset + Length - 1) >> steps;
        for (var i = 0; i < Length; i++)
        {
            var count = _counts[i];
            _counts[i] = 0;

            // Never ahead of i, so nothing is overwritten before it was read.
            _counts[((_offset + i) >> steps) - offset] += count;
        }

        (_offset, _scale, Length) = (offset, _scale - steps, last - offset + 1);
    }
}
