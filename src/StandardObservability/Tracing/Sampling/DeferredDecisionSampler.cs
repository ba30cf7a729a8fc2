using OpenTelemetry.Trace;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Passes a span to the inner sampler without its parent when the parent's X-Ray header has no sampling decision.</summary>
internal sealed class DeferredDecisionSampler : Sampler, IDisposable
{
    private readonly Sampler _sampler;

    private DeferredDecisionSampler(Sampler sampler) => (_sampler, Description) = (sampler, sampler.Description);

    /// <summary>Samplers that ignore the parent are not wrapped: OpenTelemetry has a faster path for them.</summary>
    public static Sampler Wrap(Sampler sampler) => sampler is AlwaysOnSampler or AlwaysOffSampler ? sampler : new DeferredDecisionSampler(sampler);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        if (!InboundRequest.IsSamplingDeferred(samplingParameters.ParentContext))
        {
            return _sampler.ShouldSample(in samplingParameters);
        }

        var asRoot = new SamplingParameters(
            default, samplingParameters.TraceId, samplingParameters.Name, samplingParameters.Kind, samplingParameters.Tags, samplingParameters.Links);
        return _sampler.ShouldSample(in asRoot);
    }

    public void Dispose() => (_sampler as IDisposable)?.Dispose();
}
