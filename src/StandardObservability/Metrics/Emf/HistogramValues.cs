using OpenTelemetry.Metrics;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf;

/// <summary>The buckets of one histogram point as values and counts, which is what CloudWatch computes percentiles from.</summary>
/// <remarks>
/// A bucket is stood for by its middle; the outer ones end at the smallest and largest value that was measured. Count, sum,
/// minimum and maximum are exact.
/// </remarks>
internal sealed class HistogramValues
{
    private readonly double[] _values = new double[CloudWatchLimits.ValuesPerMetric];
    private readonly long[] _counts = new long[CloudWatchLimits.ValuesPerMetric];

    public int Length { get; private set; }

    public long Total { get; private set; }

    public double Sum { get; private set; }

    public double Min { get; private set; }

    public double Max { get; private set; }

    public double Value(int index) => _values[index];

    public long Count(int index) => _counts[index];

    /// <returns><see langword="false"/> when nothing was measured.</returns>
    public bool TryRead(in MetricPoint point)
    {
        Length = 0;
        Total = point.GetHistogramCount();
        Sum = point.GetHistogramSum();
        if (Total == 0)
        {
            return false;
        }

        var hasRange = point.TryGetHistogramMinMaxValues(out var min, out var max);
        var lower = hasRange ? min : double.NegativeInfinity;
        foreach (var bucket in point.GetHistogramBuckets())
        {
            var upper = hasRange ? Math.Min(bucket.ExplicitBound, max) : bucket.ExplicitBound;
            if (bucket.BucketCount > 0)
            {
                Add(Middle(lower, upper), bucket.BucketCount);
            }

            lower = hasRange ? Math.Max(upper, min) : upper;
        }

        if (Length == 0)
        {
            Add(Sum / Total, Total);
        }

        Min = hasRange ? min : _values[0];
        Max = hasRange ? max : _values[Length - 1];
        return true;
    }

    private static double Middle(double lower, double upper)
        => double.IsInfinity(lower) ? upper : double.IsInfinity(upper) ? lower : lower + ((upper - lower) / 2);

    private void Add(double value, long count)
    {
        if (Length == _values.Length)
        {
            // More buckets than CloudWatch takes values: the rest shares the last one.
            _counts[Length - 1] += count;
            return;
        }

        _values[Length] = value;
        _counts[Length] = count;
        Length++;
    }
}
