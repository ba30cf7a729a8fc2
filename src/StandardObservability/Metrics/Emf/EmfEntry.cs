namespace StandardObservability.Metrics.Emf;

/// <summary>What one document says of one series: its value, or one part of a value that is too long for one document.</summary>
internal readonly record struct EmfEntry(EmfSeries Series, int Part)
{
    public bool IsSameAs(EmfEntry other) => ReferenceEquals(Series, other.Series) && Part == other.Part;
}
