using OpenTelemetry.Trace;

namespace StandardObservability.Tracing.Sampling;

/// <summary>The two answers of a sampler, made once.</summary>
internal static class SamplingResults
{
    public static readonly SamplingResult Keep = new(SamplingDecision.RecordAndSample);
    public static readonly SamplingResult Drop = new(SamplingDecision.Drop);
}
