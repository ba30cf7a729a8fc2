using OpenTelemetry.Trace;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Asks a sampler about the span of a caller who left the decision open as about a new trace: there is nothing to follow.</summary>
internal sealed class DeferredDecisionSampler : Sampler, IDisposable
{
    private readonly Sampler _sampler;

    private DeferredDecisionSampler(Sampler sampler) => (_sampler, Description) = (sampler, sampler.Description);

    /// <summary>Samplers that never look at a parent stay as they are: OpenTelemetry has shorter ways for them.</summary>
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
