namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Number of negative measurements of one histogram since it was taken last.</summary>
/// <param name="meter">Name of the meter.</param>
/// <param name="instrument">Name of the instrument.</param>
internal sealed class NegativeCount(string meter, string instrument)
{
    private long _count;

    public string Meter { get; } = meter;

    public string Instrument { get; } = instrument;

    /// <summary>Whether the meter was disposed, so that no measurement follows.</summary>
    public bool IsGone { get; set; }

    public void Add() => Interlocked.Increment(ref _count);

    public long Take() => Interlocked.Exchange(ref _count, 0);
}
