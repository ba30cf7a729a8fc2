using OpenTelemetry.Trace;

namespace StandardObservability.Tracing.Sampling;

/// <summary>The two results of our samplers, created once.</summary>
internal static class SamplingResults
{
    public static readonly SamplingResult Keep = new(SamplingDecision.RecordAndSample);
    public static readonly SamplingResult Drop = new(SamplingDecision.Drop);
}
