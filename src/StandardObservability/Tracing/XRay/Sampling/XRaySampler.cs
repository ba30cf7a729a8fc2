using OpenTelemetry.Trace;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Rules;

namespace StandardObservability.Tracing.XRay.Sampling;

/// <summary>Samples new traces by the sampling rules of X-Ray: the first rule that matches decides.</summary>
internal sealed class XRaySampler : Sampler
{
    private readonly RuleCache _cache;
    private readonly RuleLimits _fallback;
    private readonly RuleStatistics _unreported = new();

    public XRaySampler(RuleCache cache)
    {
        (_cache, _fallback) = (cache, cache.CreateFallback());
        Description = nameof(XRaySampler);
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var span = new SpanFacts(in samplingParameters);
        foreach (var rule in _cache.Rules)
        {
            if (rule.Matches(in span))
            {
                return rule.Keeps(samplingParameters.TraceId) ? SamplingResults.Keep : SamplingResults.Drop;
            }
        }

        return _fallback.Keeps(samplingParameters.TraceId, _unreported) ? SamplingResults.Keep : SamplingResults.Drop;
    }
}
