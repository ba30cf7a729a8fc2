namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The sum of many distributions, for a quantile.</summary>
internal sealed class DistributionSum
{
    /// <summary>Buckets between those of a microsecond and of a day, in seconds: enough for most distributions.</summary>
    private const int FirstLength = 1_200;

    private const int FirstOffset = 640;

    private long[] _counts = new long[FirstLength];
    private int _offset = FirstOffset;
    private long _zeros;

    /// <summary>Adds a distribution.</summary>
    public void Add(Sketch distribution)
    {
        var indexes = distribution.Indexes;
        var counts = distribution.Counts;
        for (var i = 0; i < indexes.Length; i++)
        {
            if (indexes[i] == SketchBuckets.Zero)
            {
                _zeros += counts[i];
                continue;
            }

            if ((uint)(indexes[i] + _offset) >= (uint)_counts.Length)
            {
                CoverAll();
            }

            _counts[indexes[i] + _offset] += counts[i];
        }
    }

    /// <summary>The value below which a share of the values lies, interpolated within its bucket.</summary>
    /// <param name="rank">The share, above 0 and below 1.</param>
    /// <param name="total">Number of values.</param>
    public double FindQuantile(double rank, long total)
    {
        var needed = rank * total;
        double passed = _zeros;
        double highest = 0;
        for (var i = 0; i < _counts.Length && passed < needed; i++)
        {
            if (_counts[i] > 0)
            {
                highest = SketchBuckets.Interpolate(i - _offset, Math.Min(1, (needed - passed) / _counts[i]));
                passed += _counts[i];
            }
        }

        return highest;
    }

    /// <summary>Makes room for every bucket that exists.</summary>
    private void CoverAll()
    {
        var all = new long[ushort.MaxValue + 1];
        Array.Copy(_counts, 0, all, -short.MinValue - _offset, _counts.Length);
        (_counts, _offset) = (all, -short.MinValue);
    }
}
