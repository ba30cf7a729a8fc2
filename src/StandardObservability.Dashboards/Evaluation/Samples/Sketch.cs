namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>
/// A distribution of values in logarithmic buckets: a value is known to 1.1 %. Buckets exist only for values that occurred, in ascending
/// order.
/// </summary>
internal sealed class Sketch
{
    private const int FirstLength = 4;

    private short[] _indexes = new short[FirstLength];
    private int[] _counts = new int[FirstLength];
    private int _length;

    /// <summary>Indexes of the buckets, in ascending order.</summary>
    public ReadOnlySpan<short> Indexes => _indexes.AsSpan(0, _length);

    /// <summary>Number of values in each bucket.</summary>
    public ReadOnlySpan<int> Counts => _counts.AsSpan(0, _length);

    /// <summary>Adds a value.</summary>
    public void Add(double value)
    {
        var index = SketchBuckets.IndexOf(value);
        var at = Array.BinarySearch(_indexes, 0, _length, index);
        if (at >= 0)
        {
            _counts[at]++;
            return;
        }

        Insert(~at, index);
    }

    /// <summary>Number of values that are at most a threshold. Within the bucket of the threshold they are taken as evenly distributed.</summary>
    public double CountWithin(double threshold)
    {
        var last = SketchBuckets.IndexOf(threshold);
        double within = 0;
        for (var i = 0; i < _length && _indexes[i] <= last; i++)
        {
            within += _indexes[i] < last ? _counts[i] : _counts[i] * SketchBuckets.ShareWithin(last, threshold);
        }

        return within;
    }

    private void Insert(int at, short index)
    {
        if (_length == _indexes.Length)
        {
            // Many sketches are kept, so they grow by half and not to the double.
            Array.Resize(ref _indexes, _length + (_length / 2));
            Array.Resize(ref _counts, _length + (_length / 2));
        }

        Array.Copy(_indexes, at, _indexes, at + 1, _length - at);
        Array.Copy(_counts, at, _counts, at + 1, _length - at);
        (_indexes[at], _counts[at]) = (index, 1);
        _length++;
    }
}
