using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Metrics.Emf;
using StandardObservability.Tracing;

namespace StandardObservability.Hosting;

/// <summary>Everything that was decided when the host was built. Nothing is read from configuration after this.</summary>
internal sealed class ObservabilitySettings
{
    public ObservabilitySettings(
        StandardObservabilityOptions options,
        IConfiguration configuration,
        IHostEnvironment? environment,
        Func<string, string?> processEnvironment,
        SettingProblems problems)
    {
        var variables = new StandardVariables(configuration, processEnvironment);
        Options = options;
        WhyDisabled = FindWhyDisabled(options, variables);
        IsDevelopment = environment?.IsDevelopment() ?? false;
        Identity = ServiceIdentity.Detect(options, variables, environment);

        var choice = new OutputChoice(variables, new OtlpTargets(variables, problems), problems);
        var onAws = !IsDevelopment && AwsPlatform.WritesStandardOutputToCloudWatch(variables);
        Logs = choice.Logs(StandardOutputOf(options.Logs.StandardOutput, IsDevelopment));
        Metrics = choice.Metrics(emfByDefault: onAws);
        Traces = choice.Traces();
        EmfNamespace = variables.Find(ConfigurationNames.EmfNamespace) ?? options.Metrics.Namespace ?? Identity.Namespace ?? "StandardObservability";
        EmfAgent = Metrics.Emf ? AgentEndpoint.Read(variables, Identity.Name, problems) : null;
        Sampler = SamplerSetting.Read(variables, problems);
        Temporality = variables.Find(ConfigurationNames.OtlpMetricsTemporality);
    }

    public StandardObservabilityOptions Options { get; }

    /// <summary>Why everything is off, or <see langword="null"/> when it is on.</summary>
    public string? WhyDisabled { get; }

    public bool Enabled => WhyDisabled is null;

    public bool IsDevelopment { get; }

    public ServiceIdentity Identity { get; }

    public SignalOutputs Logs { get; }

    public SignalOutputs Metrics { get; }

    public SignalOutputs Traces { get; }

    public string EmfNamespace { get; }

    /// <summary>The CloudWatch agent that takes embedded metrics, or <see langword="null"/> for standard output.</summary>
    public AgentEndpoint? EmfAgent { get; }

    /// <summary>The sampler that the operator or the configuration named, or <see langword="null"/> for OpenTelemetry's default.</summary>
    public SamplerSetting? Sampler { get; }

    /// <summary>The wanted temporality of OTLP metrics as written, or <see langword="null"/> for cumulative.</summary>
    public string? Temporality { get; }

    private static string? FindWhyDisabled(StandardObservabilityOptions options, StandardVariables variables)
    {
        if (bool.TryParse(variables.FindSwitch(ConfigurationNames.SdkDisabled), out var disabled) && disabled)
        {
            return $"{ConfigurationNames.SdkDisabled} is true";
        }

        return options.Enabled ? null : $"{ConfigurationNames.Section}:{nameof(options.Enabled)} is false";
    }

    private static StandardOutputFormat StandardOutputOf(StandardOutputFormat asked, bool isDevelopment)
        => asked != StandardOutputFormat.Auto ? asked : isDevelopment ? StandardOutputFormat.Readable : StandardOutputFormat.Json;
}
