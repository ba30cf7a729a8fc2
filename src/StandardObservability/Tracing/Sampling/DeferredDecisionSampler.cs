using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Sampling;

/// <summary>
/// Passes a span to the inner sampler, without its parent when the parent's X-Ray header has no sampling decision. Counts spans that are
/// not sampled.
/// </summary>
internal sealed class DeferredDecisionSampler : Sampler, IDisposable
{
    private readonly Sampler _sampler;

    private readonly OutputCounts _counts;

    private DeferredDecisionSampler(Sampler sampler, OutputCounts counts) => (_sampler, _counts, Description) = (sampler, counts, sampler.Description);

    /// <summary>Samplers that ignore the parent are not wrapped: OpenTelemetry has a faster path for them.</summary>
    public static Sampler Wrap(Sampler sampler, OutputCounts counts)
        => sampler is AlwaysOnSampler or AlwaysOffSampler ? sampler : new DeferredDecisionSampler(sampler, counts);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var result = Decide(in samplingParameters);
        if (result.Decision != SamplingDecision.RecordAndSample)
        {
            _counts.AddSampledOut();
        }

        return result;
    }

    public void Dispose() => (_sampler as IDisposable)?.Dispose();

    private SamplingResult Decide(in SamplingParameters parameters)
    {
        if (!InboundRequest.IsSamplingDeferred(parameters.ParentContext))
        {
            return _sampler.ShouldSample(in parameters);
        }

        var asRoot = new SamplingParameters(default, parameters.TraceId, parameters.Name, parameters.Kind, parameters.Tags, parameters.Links);
        return _sampler.ShouldSample(in asRoot);
    }
}
