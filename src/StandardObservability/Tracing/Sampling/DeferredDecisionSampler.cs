using System.Diagnostics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.Tracing.Sampling;

/// <summary>
/// Passes a span to the inner sampler with the decision of its X-Ray header: without the parent when the header has none, and as a parent
/// without a span when the header has a decision and no parent. Counts spans that are not sampled.
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
        var parent = parameters.ParentContext;
        if (parent.TraceId == default)
        {
            return InboundRequest.TryFindDecision(parameters.TraceId, out var decision)
                ? Decide(in parameters, new ActivityContext(parameters.TraceId, default, decision, isRemote: true))
                : _sampler.ShouldSample(in parameters);
        }

        return InboundRequest.IsSamplingDeferred(in parent) ? Decide(in parameters, default) : _sampler.ShouldSample(in parameters);
    }

    private SamplingResult Decide(in SamplingParameters parameters, ActivityContext parent)
    {
        var changed = new SamplingParameters(parent, parameters.TraceId, parameters.Name, parameters.Kind, parameters.Tags, parameters.Links);
        return _sampler.ShouldSample(in changed);
    }
}
