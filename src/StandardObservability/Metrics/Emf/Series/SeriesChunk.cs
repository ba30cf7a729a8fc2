using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>What one EMF document contains of one series: its whole value, or one chunk of a value that is too long for one document.</summary>
internal readonly struct SeriesChunk(MetricSeries series, int index)
{
    public MetricSeries Series { get; } = series;

    /// <summary>Copy of <see cref="MetricSeries.Key"/>, which saves the writing loop an indirection.</summary>
    public byte[] Key { get; } = series.Key;

    /// <summary>Copy of <see cref="MetricSeries.Value"/>, for the same reason.</summary>
    public SeriesValue Value { get; } = series.Value;

    public int Index { get; } = index;
}
