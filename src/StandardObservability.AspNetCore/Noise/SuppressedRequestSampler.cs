using OpenTelemetry.Trace;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.AspNetCore.Noise;

/// <summary>Drops what is started within a silent request and leaves everything else to the sampler that was chosen.</summary>
/// <remarks>A sampler that follows its parent would drop it too; one that does not would keep the children of a span that nobody has.</remarks>
internal sealed class SuppressedRequestSampler : Sampler, IDisposable
{
    private readonly Sampler _chosen;

    public SuppressedRequestSampler(Sampler chosen)
    {
        _chosen = chosen;
        Description = chosen.Description;
    }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters)
        => SuppressedActivities.HaveOpenIn(samplingParameters.TraceId) ? SamplingResults.Drop : _chosen.ShouldSample(in samplingParameters);

    /// <summary>OpenTelemetry disposes of the outermost sampler alone.</summary>
    public void Dispose() => (_chosen as IDisposable)?.Dispose();
}
