using StandardObservability.Export.Otlp;

namespace StandardObservability.Export.Counts;

/// <summary>The item counts of all outputs of one host.</summary>
internal sealed class OutputCounts
{
    public const string StandardOutputLogsName = "stdout.logs";
    public const string EmfName = "emf";
    public const string OtlpTracesName = "otlp.traces";
    public const string OtlpMetricsName = "otlp.metrics";
    public const string OtlpLogsName = "otlp.logs";

    private long _spansSampledOut;
    private long _spansFiltered;

    public OutputCount StandardOutputLogs { get; } = new(StandardOutputLogsName);

    public OutputCount Emf { get; } = new(EmfName);

    public OutputCount OtlpTraces { get; } = new(OtlpTracesName);

    public OutputCount OtlpMetrics { get; } = new(OtlpMetricsName);

    public OutputCount OtlpLogs { get; } = new(OtlpLogsName);

    /// <summary>Spans that the sampler did not sample. Samplers that sample all or none are not counted.</summary>
    public long SpansSampledOut => Interlocked.Read(ref _spansSampledOut);

    /// <summary>Spans of health checks and other excluded requests.</summary>
    public long SpansFiltered => Interlocked.Read(ref _spansFiltered);

    /// <summary>All outputs. Those that are not used have no items.</summary>
    public IReadOnlyList<OutputCount> All => field ??= [StandardOutputLogs, Emf, OtlpTraces, OtlpMetrics, OtlpLogs];

    public void AddSampledOut() => Interlocked.Increment(ref _spansSampledOut);

    public void AddFiltered(int spans) => Interlocked.Add(ref _spansFiltered, spans);

    /// <summary>The count of the OTLP output for a signal.</summary>
    public OutputCount Find(OtlpSignal signal) => signal switch
    {
        OtlpSignal.Traces => OtlpTraces,
        OtlpSignal.Metrics => OtlpMetrics,
        _ => OtlpLogs,
    };
}
