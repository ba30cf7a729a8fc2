using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>One metric under one set of dimension values: what CloudWatch bills as a metric.</summary>
internal sealed class EmfSeries(EmfInstrument instrument, EmfValue value)
{
    public string Name { get; } = instrument.Name;

    /// <summary>The metric's definition in a directive, as bytes.</summary>
    public byte[] Definition { get; } = instrument.Definition;

    /// <summary>The metric's name as a member of the document's root, as bytes, comma and colon included.</summary>
    public byte[] Key { get; } = instrument.Key;

    public EmfValue Value { get; } = value;
}
