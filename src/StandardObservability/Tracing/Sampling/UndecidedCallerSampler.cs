using OpenTelemetry.Trace;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Asks a sampler about the span of a caller who left the decision open as about a new trace: there is nothing to follow.</summary>
internal sealed class UndecidedCallerSampler : Sampler, IDisposable
{
    private readonly Sampler _sampler;

    private UndecidedCallerSampler(Sampler sampler) => (_sampler, Description) = (sampler, sampler.Description);

    /// <summary>Samplers that never look at a parent stay as they are: OpenTelemetry has shorter ways for them.</summary>
    public static Sampler Around(Sampler sampler) => sampler is AlwaysOnSampler or AlwaysOffSampler ? sampler : new UndecidedCallerSampler(sampler);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        if (!InboundRequest.IsUndecided(samplingParameters.ParentContext))
        {
            return _sampler.ShouldSample(in samplingParameters);
        }

        var asRoot = new SamplingParameters(
            default, samplingParameters.TraceId, samplingParameters.Name, samplingParameters.Kind, samplingParameters.Tags, samplingParameters.Links);
        return _sampler.ShouldSample(in asRoot);
    }

    public void Dispose() => (_sampler as IDisposable)?.Dispose();
}
