namespace StandardObservability.Export.Otlp;

/// <summary>The three signals of OTLP.</summary>
internal enum OtlpSignal
{
    /// <summary>Spans.</summary>
    Traces,

    /// <summary>Metric points.</summary>
    Metrics,

    /// <summary>Log records.</summary>
    Logs,
}
