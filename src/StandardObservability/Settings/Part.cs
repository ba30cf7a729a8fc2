namespace StandardObservability.Settings;

/// <summary>The parts of this library that are set up separately, so that one can fail without the others.</summary>
internal enum Part
{
    Metrics,
    MetricsOtlp,
    MetricsConsole,
    WebMetrics,
    MetricRules,
    LogLines,
    LogsOtlp,
    LogRedaction,
    Traces,
    TracesOtlp,
    TracesConsole,
    TraceRules,
    TraceRedaction,
    TraceAnnotations,
    TraceSegments,
    TraceGrpc,
    TraceStatements,
    ExcludedRequests,
    SerilogConfiguration,
    SerilogDelegate,
    UncollectedHint,
}
