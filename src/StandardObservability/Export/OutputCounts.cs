using StandardObservability.Export.Otlp;

namespace StandardObservability.Export;

/// <summary>The item counts of all outputs of one host.</summary>
internal sealed class OutputCounts
{
    public OutputCount StandardOutputLogs { get; } = new("stdout.logs");

    public OutputCount Emf { get; } = new("emf");

    public OutputCount OtlpTraces { get; } = new("otlp.traces");

    public OutputCount OtlpMetrics { get; } = new("otlp.metrics");

    public OutputCount OtlpLogs { get; } = new("otlp.logs");

    /// <summary>The count of the OTLP output for a signal.</summary>
    public OutputCount Find(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => OtlpTraces,
        OtlpSignal.Metrics => OtlpMetrics,
        _ => OtlpLogs,
    };
}
