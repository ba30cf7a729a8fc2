using StandardObservability.Export;
using StandardObservability.Settings;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Tracing;

/// <summary>The settings of traces. Read once, when the host is built.</summary>
internal sealed class TraceSettings(HostSettings host, StandardVariables variables, OutputSelection selection, SettingProblems problems)
{
    public bool Enabled { get; } = host.Enabled;

    public TracesOptions Options { get; } = host.Options.Traces;

    /// <summary>The outputs of spans.</summary>
    public SignalOutputs Outputs { get; } = SignalOutputs.Find(host, selection.Traces);

    /// <summary>The span attributes that become annotations in X-Ray.</summary>
    public IReadOnlyList<string> Annotations { get; } = AnnotationNames.Read(host.Options.Traces.Annotations, problems);

    /// <summary>The sampler that <c>OTEL_TRACES_SAMPLER</c> sets, or <see langword="null"/> for OpenTelemetry's default.</summary>
    public SamplerSetting? Sampler { get; } = SamplerSetting.Read(variables, problems);

    /// <summary>How trace context is extracted and injected.</summary>
    public PropagationSettings Propagation { get; } = PropagationSettings.Read(host.Options.Traces, host.IsDevelopment, variables, problems);
}
