namespace StandardObservability.Tracing.Sampling;

/// <summary>The sampler of the tracer provider, for the start report.</summary>
internal sealed class ActiveSampler
{
    /// <summary>OpenTelemetry's description of it; set when the tracer provider is built.</summary>
    public string Description { get; set; } = "none";
}
