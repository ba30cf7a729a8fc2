using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Documents;

/// <summary>What one document says of one series: its value, or one part of a value that is too long for one document.</summary>
internal readonly struct EmfEntry(EmfSeries series, int part)
{
    public EmfSeries Series { get; } = series;

    /// <summary>The series' own, here for the loop that writes a document.</summary>
    public byte[] Key { get; } = series.Key;

    /// <summary>The series' own, likewise.</summary>
    public EmfValue Value { get; } = series.Value;

    public int Part { get; } = part;
}
