namespace StandardObservability.Dashboards.Evaluation.Samples;

/// <summary>The measurements of a period: how many, their sum, and for a histogram their distribution.</summary>
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
}
