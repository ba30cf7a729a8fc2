using OpenTelemetry.Trace;

namespace StandardObservability.AspNetCore.Tests.Noise;

/// <summary>A sampler of the application's own that asks neither the parent nor anybody else.</summary>
internal sealed class KeepEverything : Sampler, IDisposable
{
    public bool IsDisposed { get; private set; }

    public override SamplingResult ShouldSample(in SamplingParameters samplingParameters) => new(SamplingDecision.RecordAndSample);

    public void Dispose() => IsDisposed = true;
}
