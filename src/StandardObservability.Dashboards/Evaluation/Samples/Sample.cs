namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The measurements of a span of time: how many, their sum, and for a histogram their distribution.</summary>
internal sealed class Sample
{
    public long Count { get; private set; }

    public double Sum { get; private set; }

    public double Min { get; private set; } = double.PositiveInfinity;

    public double Max { get; private set; } = double.NegativeInfinity;

    public Sketch? Distribution { get; private set; }

    /// <summary>Adds a measurement.</summary>
    public void Add(double value, bool keepsDistribution)
    {
        Count++;
        Sum += value;
        (Min, Max) = (Math.Min(Min, value), Math.Max(Max, value));
        if (keepsDistribution)
        {
            (Distribution ??= new Sketch()).Add(value);
        }
    }

    /// <summary>Adds the measurements of another span of time or series.</summary>
    public void Add(Sample other)
    {
        Count += other.Count;
        Sum += other.Sum;
        (Min, Max) = (Math.Min(Min, other.Min), Math.Max(Max, other.Max));
        if (other.Distribution is not null)
        {
            (Distribution ??= new Sketch()).Add(other.Distribution);
        }
    }
}
