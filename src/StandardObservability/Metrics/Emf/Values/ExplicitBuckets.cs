using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>Explicit buckets of several points of one metric, whose bounds are therefore the same.</summary>
internal sealed class ExplicitBuckets
{
    private double[] _upper = [];
    private long[] _counts = [];

    public int Length { get; private set; }

    public long this[int index] => _counts[index];

    public void Clear()
    {
        Array.Clear(_counts, 0, Length);
        Length = 0;
    }

    /// <summary>The middle of a bucket; the outer ones end at the smallest and largest value that was measured.</summary>
    public double Middle(int index, double min, double max)
    {
        var lower = index == 0 ? min : Math.Max(min, _upper[index - 1]);
        var upper = Math.Min(_upper[index], max);
        return double.IsFinite(lower) && double.IsFinite(upper) ? lower + ((upper - lower) / 2)
            : index == 0 ? _upper[0]
            : index == Length - 1 ? _upper[index - 1]
            : _upper[index - 1] + ((_upper[index] - _upper[index - 1]) / 2);
    }

    /// <summary>Adds the buckets of a point; answers how many values they hold.</summary>
    public long Add(HistogramBuckets buckets)
    {
        var index = 0;
        long added = 0;
        foreach (var bucket in buckets)
        {
            if (index == _upper.Length)
            {
                Array.Resize(ref _upper, Math.Max(16, index * 2));
                Array.Resize(ref _counts, _upper.Length);
            }

            _upper[index] = bucket.ExplicitBound;
            _counts[index] += bucket.BucketCount;
            added += bucket.BucketCount;
            index++;
        }

        Length = index;
        return added;
    }
}
