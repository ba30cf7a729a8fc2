using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Identity.Aws;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Settings;

namespace StandardObservability.Metrics;

/// <summary>The settings of metrics, read once when the host is built.</summary>
internal sealed class MetricSettings
{
    public MetricSettings(HostSettings host, StandardVariables variables, DetectedPlatform platform, OutputSelection selection, SettingProblems problems)
    {
        Enabled = host.Enabled;
        Options = host.Options.Metrics;
        MaxLineBytes = host.Options.MaxLineBytes;
        Outputs = SignalOutputs.Find(host, () => selection.Metrics(emfByDefault: !host.IsDevelopment && platform.WritesStandardOutputToCloudWatch));
        EmfNamespace = Options.Assigned.IsFromCode(nameof(Options.Namespace))
            ? Options.Namespace
            : variables.Find(ConfigurationNames.EmfNamespace) ?? Options.Namespace;
        EmfAgent = Outputs.Emf ? AgentEndpoint.Read(variables, problems) : null;
        Temporality = OtlpTemporality.Choose(FindTemporality(variables, problems), Outputs.Otlp, platform);
    }

    public bool Enabled { get; }

    public MetricsOptions Options { get; }

    /// <summary>Maximum bytes of a line on standard output.</summary>
    public int MaxLineBytes { get; }

    /// <summary>The outputs of metrics.</summary>
    public SignalOutputs Outputs { get; }

    /// <summary>CloudWatch namespace of embedded metric format, or <see langword="null"/> to use the namespace of the service identity.</summary>
    public string? EmfNamespace { get; }

    /// <summary>The CloudWatch agent that receives EMF documents, or <see langword="null"/> for standard output.</summary>
    public AgentEndpoint? EmfAgent { get; }

    /// <summary>Aggregation temporality of OTLP metrics.</summary>
    public OtlpTemporality Temporality { get; }

    private static string? FindTemporality(StandardVariables variables, SettingProblems problems)
    {
        var value = variables.Find(ConfigurationNames.OtlpMetricsTemporality);
        if (value?.ToLowerInvariant() is null or "cumulative" or "delta")
        {
            return value;
        }

        problems.Add($"{ConfigurationNames.OtlpMetricsTemporality} is \"{value}\". Known values are cumulative and delta; the default is used.");
        return null;
    }
}
