namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>Adds up the samples that a query reads, of several periods and series.</summary>
internal sealed class SampleSum(SignalQuery query)
{
    private readonly double? _threshold = (query as ShareQuery)?.Threshold;
    private readonly DistributionSum? _distribution = query is QuantileQuery ? new() : null;

    /// <summary>Number of measurements.</summary>
    public long Count { get; private set; }

    /// <summary>Sum of the measurements.</summary>
    public double Sum { get; private set; }

    /// <summary>The smallest measurement.</summary>
    public double Min { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest measurement.</summary>
    public double Max { get; private set; } = double.NegativeInfinity;

    /// <summary>Number of measurements that are at most the threshold of the query.</summary>
    public double Within { get; private set; }

    /// <summary>Adds a sample of one series.</summary>
    public void Add(Sample sample)
    {
        Add(sample.Count, sample.Sum, sample.Min, sample.Max);
        if (sample.Distribution is { } distribution)
        {
            _distribution?.Add(distribution);
            Within += _threshold is { } threshold ? distribution.CountWithin(threshold) : 0;
        }
    }

    /// <summary>Adds a sample whose sum counts the measurements within the threshold of the query, if it has one.</summary>
    public void AddCounted(Sample sample)
    {
        Add(sample.Count, sample.Sum, sample.Min, sample.Max);
        Within += sample.Sum;
    }

    /// <summary>Adds one value.</summary>
    public void Add(double value) => Add(1, value, value, value);

    /// <summary>The quantile of the query.</summary>
    public double FindQuantile(double rank) => Math.Clamp(_distribution!.FindQuantile(rank, Count), Min, Max);

    private void Add(long count, double sum, double min, double max)
    {
        Count += count;
        Sum += sum;
        (Min, Max) = (Math.Min(Min, min), Math.Max(Max, max));
    }
}
