namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>
/// A distribution of values in logarithmic buckets: a value is known to 1.1 %. Buckets exist only for values that occurred, in ascending
/// order.
/// </summary>
internal sealed class Sketch
{
    /// <summary>Buckets for each power of two.</summary>
    private const int Scale = 32;

    /// <summary>Index of values that are 0 or less.</summary>
    private const short Zero = short.MinValue;

    private const int FirstLength = 4;

    private short[] _indexes = new short[FirstLength];
    private int[] _counts = new int[FirstLength];
    private int _length;

    /// <summary>Adds a value.</summary>
    public void Add(double value)
        => Add(value > 0 ? (short)Math.Clamp(Math.Ceiling(Math.Log2(value) * Scale), Zero + 1, short.MaxValue) : Zero, 1);

    /// <summary>Adds all values of another distribution.</summary>
    public void Add(Sketch other)
    {
        for (var i = 0; i < other._length; i++)
        {
            Add(other._indexes[i], other._counts[i]);
        }
    }

    /// <summary>The value below which a share of the values lies, interpolated within its bucket.</summary>
    /// <param name="rank">The share, above 0 and below 1.</param>
    /// <param name="total">Number of values.</param>
    public double FindQuantile(double rank, long total)
    {
        var needed = rank * total;
        double passed = 0;
        for (var i = 0; i < _length; i++)
        {
            if (passed + _counts[i] >= needed)
            {
                return Interpolate(_indexes[i], (needed - passed) / _counts[i]);
            }

            passed += _counts[i];
        }

        return _length == 0 ? 0 : Interpolate(_indexes[_length - 1], 1);
    }

    /// <summary>Number of values that are at most a threshold. Within the bucket of the threshold they are taken as evenly distributed.</summary>
    public double CountWithin(double threshold)
    {
        double within = 0;
        for (var i = 0; i < _length; i++)
        {
            within += _counts[i] * ShareWithin(_indexes[i], threshold);
        }

        return within;
    }

    private static double ShareWithin(int index, double threshold)
    {
        var (low, high) = (Bound(index - 1), Bound(index));
        return index == Zero ? (threshold >= 0 ? 1 : 0) : Math.Clamp((threshold - low) / (high - low), 0, 1);
    }

    private static double Interpolate(int index, double share) => index == Zero ? 0 : Bound(index - 1) + (share * (Bound(index) - Bound(index - 1)));

    private static double Bound(int index) => Math.Pow(2, (double)index / Scale);

    private void Add(short index, int count)
    {
        var at = Array.BinarySearch(_indexes, 0, _length, index);
        if (at >= 0)
        {
            _counts[at] += count;
            return;
        }

        at = ~at;
        if (_length == _indexes.Length)
        {
            // Many sketches are kept, so they grow by half and not to the double.
            Array.Resize(ref _indexes, _length + (_length / 2));
            Array.Resize(ref _counts, _length + (_length / 2));
        }

        Array.Copy(_indexes, at, _indexes, at + 1, _length - at);
        Array.Copy(_counts, at, _counts, at + 1, _length - at);
        (_indexes[at], _counts[at]) = (index, count);
        _length++;
    }
}
