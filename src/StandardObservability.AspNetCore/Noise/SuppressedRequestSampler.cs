using OpenTelemetry.Trace;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Drops activities that start within a suppressed request, and passes any other to the inner sampler.</summary>
/// <remarks>A parent-based sampler would drop them too. Any other would sample the children of a span that is not exported.</remarks>
internal sealed class SuppressedRequestSampler : Sampler, IDisposable
{
    private readonly Sampler _chosen;

    public SuppressedRequestSampler(Sampler chosen)
    {
        _chosen = chosen;
        Description = chosen.Description;
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => SuppressedActivities.HaveOpenIn(samplingParameters.TraceId)
            ? new SamplingResult(SamplingDecision.Drop)
            : _chosen.ShouldSample(in samplingParameters);

    /// <summary>OpenTelemetry disposes only the outermost sampler.</summary>
    public void Dispose() => (_chosen as IDisposable)?.Dispose();
}
