using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Recording;

/// <summary>What an instrument has measured with one combination of attributes.</summary>
/// <param name="series">Where its measurements are kept.</param>
internal sealed class RecordedValue(SampleSeries series)
{
    private double? _total;

    /// <summary>Where its measurements are kept.</summary>
    public SampleSeries Series => series;

    /// <summary>The last value, or the sum of all changes.</summary>
    public double Level { get; set; }

    /// <summary>The increase of a total. The first total may be from long before the recording began.</summary>
    public double Increase(double total)
    {
        var increase = _total is { } before ? Math.Max(0, total - before) : 0;
        _total = total;
        return increase;
    }
}
