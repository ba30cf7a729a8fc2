using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Export;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Settings;
using StandardObservability.Tracing;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Hosting;

/// <summary>Everything that was decided when the host was built. Nothing is read from configuration after this.</summary>
internal sealed class ObservabilitySettings
{
    public ObservabilitySettings(
        StandardObservabilityOptions options,
        ConfiguredOptions configured,
        RegistrationContext line,
        Func<string, string?> processEnvironment,
        LocalFiles files,
        SettingProblems problems)
    {
        var variables = new StandardVariables(line.Configuration, processEnvironment);
        Options = options;
        WhyDisabled = FindWhyDisabled(options, variables, problems);
        IsDevelopment = line.Environment?.IsDevelopment() ?? false;
        var platform = AwsPlatform.Detect(variables, files);
        Platform = Enabled ? PlatformDetection.Run(platform, variables, files, problems) : DetectedPlatform.None;
        Identity = ServiceIdentity.Detect(options, configured, variables, line.Environment, Platform, problems);

        var choice = new OutputSelection(variables, new OtlpTargets(variables, problems), problems);
        var onAws = !IsDevelopment && AwsPlatform.WritesStandardOutputToCloudWatch(platform);
        Logs = choice.Logs(StandardOutputOf(options.Logs.StandardOutput, IsDevelopment));
        Metrics = choice.Metrics(emfByDefault: onAws);
        Traces = choice.Traces();
        EmfNamespace = configured.FromCode(options, static o => o.Metrics.Namespace)
            ?? variables.Find(ConfigurationNames.EmfNamespace) ?? options.Metrics.Namespace;
        EmfAgent = Metrics.Emf ? AgentEndpoint.Read(variables, problems) : null;
        MaxLineBytes = FindMaxLineBytes(options, problems);
        Annotations = AnnotationNames.Read(options.Traces.Annotations, problems);
        Sampler = SamplerSetting.Read(variables, problems);
        Propagation = PropagationSettings.Read(options.Traces, variables, problems);
        Temporality = FindTemporality(variables, problems);
    }

    public StandardObservabilityOptions Options { get; }

    /// <summary>Why everything is off, or <see langword="null"/> when it is on.</summary>
    public string? WhyDisabled { get; }

    public bool Enabled => WhyDisabled is null;

    public bool IsDevelopment { get; }

    /// <summary>Where this service runs; its attributes are part of the identity.</summary>
    public DetectedPlatform Platform { get; }

    public ServiceIdentity Identity { get; }

    public SignalOutputs Logs { get; }

    public SignalOutputs Metrics { get; }

    public SignalOutputs Traces { get; }

    /// <summary>Namespace of embedded metrics, or <see langword="null"/> for the identity's.</summary>
    public string? EmfNamespace { get; }

    /// <summary>The CloudWatch agent that takes embedded metrics, or <see langword="null"/> for standard output.</summary>
    public AgentEndpoint? EmfAgent { get; }

    /// <summary>Longest line on standard output.</summary>
    public int MaxLineBytes { get; }

    /// <summary>The span attributes that become annotations in X-Ray.</summary>
    public IReadOnlyList<string> Annotations { get; }

    /// <summary>The sampler that the operator or the configuration named, or <see langword="null"/> for OpenTelemetry's default.</summary>
    public SamplerSetting? Sampler { get; }

    /// <summary>How trace context is read and written.</summary>
    public PropagationSettings Propagation { get; }

    /// <summary>The wanted temporality of OTLP metrics as written, or <see langword="null"/> for cumulative.</summary>
    public string? Temporality { get; }

    private static string? FindWhyDisabled(StandardObservabilityOptions options, StandardVariables variables, SettingProblems problems)
    {
        // OpenTelemetry reads the configuration, the operator sets the environment: either turns it off.
        foreach (var value in (string?[])[variables.FindSwitch(ConfigurationNames.SdkDisabled), variables.Find(ConfigurationNames.SdkDisabled)])
        {
            if (value is not null && !bool.TryParse(value, out _))
            {
                problems.Add($"{ConfigurationNames.SdkDisabled} is \"{value}\". It is a switch; use true or false. Telemetry stays on.");
            }
            else if (value is not null && bool.Parse(value))
            {
                return $"{ConfigurationNames.SdkDisabled} is true";
            }
        }

        return options.Enabled ? null : $"{ConfigurationNames.Section}:{nameof(options.Enabled)} is false";
    }

    private static int FindMaxLineBytes(StandardObservabilityOptions options, SettingProblems problems)
    {
        var bytes = Math.Clamp(options.MaxLineBytes, CloudWatchLimits.StandardOutputLineBytes, CloudWatchLimits.LogEventBytes);
        if (bytes != options.MaxLineBytes)
        {
            problems.Add($"{ConfigurationNames.Section}:{nameof(options.MaxLineBytes)} is {options.MaxLineBytes}. It is a number of bytes from {CloudWatchLimits.StandardOutputLineBytes} to {CloudWatchLimits.LogEventBytes}; {bytes} is used.");
        }

        return bytes;
    }

    private static string? FindTemporality(StandardVariables variables, SettingProblems problems)
    {
        var value = variables.Find(ConfigurationNames.OtlpMetricsTemporality);
        if (value?.ToLowerInvariant() is null or "cumulative" or "delta")
        {
            return value;
        }

        problems.Add($"{ConfigurationNames.OtlpMetricsTemporality} is \"{value}\". Known values are cumulative and delta; cumulative is used.");
        return null;
    }

    private static StandardOutputFormat StandardOutputOf(StandardOutputFormat asked, bool isDevelopment)
        => asked != StandardOutputFormat.Auto ? asked : isDevelopment ? StandardOutputFormat.Readable : StandardOutputFormat.Json;
}
