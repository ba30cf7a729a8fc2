namespace Judges.Otlp;

/// <summary>The kinds of telemetry that OTLP carries.</summary>
public enum OtlpSignal
{
    Traces,
    Metrics,
    Logs,
}
