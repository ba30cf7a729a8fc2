using OpenTelemetry.Trace;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Drops activities that start within a suppressed request, and passes any other to the inner sampler.</summary>
/// <remarks>A parent-based sampler would drop them too. Any other would sample the children of a span that is not exported.</remarks>
internal sealed class SuppressedRequestSampler : Sampler, IDisposable
{
    private readonly Sampler _chosen;
    private readonly InboundTracing? _inbound;

    public SuppressedRequestSampler(Sampler chosen, InboundTracing? inbound = null)
    {
        (_chosen, _inbound) = (chosen, inbound);
        Description = chosen.Description;
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        // A trace that starts here has no activity yet.
        if (samplingParameters.ParentContext.TraceId == default || !SuppressedActivities.HaveOpenIn(samplingParameters.TraceId))
        {
            return _chosen.ShouldSample(in samplingParameters);
        }

        _inbound?.CountFiltered(1);
        return new SamplingResult(SamplingDecision.Drop);
    }

    /// <summary>OpenTelemetry disposes only the outermost sampler.</summary>
    public void Dispose() => (_chosen as IDisposable)?.Dispose();
}
