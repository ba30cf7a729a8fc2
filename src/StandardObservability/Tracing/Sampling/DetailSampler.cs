using OpenTelemetry.Trace;

namespace StandardObservability.Tracing.Sampling;

/// <summary>Lets spans that the inner sampler drops be recorded but not sampled, so that they can be exported when their local root fails.</summary>
/// <remarks>The headers of outgoing requests have the flag of a span that is not sampled.</remarks>
internal sealed class DetailSampler : Sampler, IDisposable
{
    private readonly Sampler _sampler;

    public DetailSampler(Sampler sampler) => (_sampler, Description) = (sampler, sampler.Description);

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
    {
        var result = _sampler.ShouldSample(in samplingParameters);
        return result.Decision == SamplingDecision.Drop
            ? new SamplingResult(SamplingDecision.RecordOnly, result.Attributes, result.TraceStateString)
            : result;
    }

    public void Dispose() => (_sampler as IDisposable)?.Dispose();
}
