using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Values;

/// <summary>The explicit-bounds buckets of several data points of one metric, added up. All points of a metric have the same bounds.</summary>
internal sealed class ExplicitBuckets
{
    private double[] _upperBounds = [];
    private long[] _counts = [];

    public int Length { get; private set; }

    public long this[int index] => _counts[index];

    public void Clear()
    {
        Array.Clear(_counts, 0, Length);
        Length = 0;
    }

    /// <summary>Returns the midpoint of a bucket. The first and the last bucket are limited by the measured minimum and maximum.</summary>
    public double GetMidpoint(int index, double min, double max)
    {
        var lower = index == 0 ? min : Math.Max(min, _upperBounds[index - 1]);
        var upper = Math.Min(_upperBounds[index], max);
        return double.IsFinite(lower) && double.IsFinite(upper) ? lower + ((upper - lower) / 2)
            : index == 0 ? _upperBounds[0]
            : index == Length - 1 ? _upperBounds[index - 1]
            : _upperBounds[index - 1] + ((_upperBounds[index] - _upperBounds[index - 1]) / 2);
    }

    /// <summary>Adds the buckets of a data point.</summary>
    /// <returns>How many measurements they hold.</returns>
    public long Add(HistogramBuckets buckets)
    {
        var index = 0;
        long added = 0;
        foreach (var bucket in buckets)
        {
            if (index == _upperBounds.Length)
            {
                Array.Resize(ref _upperBounds, Math.Max(16, index * 2));
                Array.Resize(ref _counts, _upperBounds.Length);
            }

            _upperBounds[index] = bucket.ExplicitBound;
            _counts[index] += bucket.BucketCount;
            added += bucket.BucketCount;
            index++;
        }

        Length = index;
        return added;
    }
}
