using StandardObservability.Export.Counts;
using StandardObservability.Identity;
using StandardObservability.Identity.Aws;
using StandardObservability.Redaction;
using StandardObservability.Settings;
using StandardObservability.Tracing.Sampling;

namespace StandardObservability.Diagnosis.Status;

/// <summary>What is enabled in this host, and what its outputs have produced, sent and lost. A singleton in the host's services.</summary>
/// <remarks>It has the contents of the start report (event 700) with the current numbers. No property contains a secret.</remarks>
public sealed class ObservabilityStatus
{
    private readonly HostSettings _host;
    private readonly SettingProblems _problems;
    private readonly StandardVariables _variables;
    private readonly CurrentIdentity _identity;
    private readonly DetectedPlatform _platform;
    private readonly OutputDescriptions _outputs;
    private readonly OutputCounts _counts;
    private readonly ActiveSampler _sampler;
    private readonly RedactionPolicy _redaction;

    internal ObservabilityStatus(
        HostSettings host,
        SettingProblems problems,
        StandardVariables variables,
        CurrentIdentity identity,
        DetectedPlatform platform,
        OutputDescriptions outputs,
        OutputCounts counts,
        ActiveSampler sampler,
        RedactionPolicy redaction)
        => (_host, _problems, _variables, _identity, _platform, _outputs, _counts, _sampler, _redaction)
            = (host, problems, variables, identity, platform, outputs, counts, sampler, redaction);

    /// <summary>Whether telemetry is enabled.</summary>
    public bool IsEnabled => _host.Enabled;

    /// <summary>Why telemetry is disabled, or <see langword="null"/>.</summary>
    public string? DisabledReason => _host.DisabledReason;

    /// <summary>The resource attribute <c>service.name</c>.</summary>
    public string ServiceName => _redaction.Redact(_identity.Value.Name);

    /// <summary>The resource attribute <c>service.version</c>.</summary>
    public string? ServiceVersion => _redaction.Redact(_identity.Value.Version);

    /// <summary>The resource attribute <c>deployment.environment.name</c>.</summary>
    public string Environment => _redaction.Redact(_identity.Value.Environment);

    /// <summary>The detected AWS compute service, for example <c>aws_ecs</c>, or <see langword="null"/>.</summary>
    public string? CloudPlatform => _platform.Name;

    /// <summary>Where logs go, or why they go nowhere.</summary>
    public string Logs => _redaction.Redact(_outputs.DescribeLogs());

    /// <summary>Where metrics go, or why they go nowhere.</summary>
    public string Metrics => _redaction.Redact(_outputs.DescribeMetrics());

    /// <summary>Where spans go, or why they go nowhere.</summary>
    public string Traces => _redaction.Redact(_outputs.DescribeTraces());

    /// <summary>OpenTelemetry's description of the sampler; <c>none</c> before the host has started.</summary>
    public string Sampler => _sampler.Description;

    /// <summary>The propagators in the form of <c>OTEL_PROPAGATORS</c>.</summary>
    public string Propagators => _outputs.DescribePropagators();

    /// <summary>Whether secrets are redacted.</summary>
    public bool IsRedactionEnabled => _redaction.IsEnabled;

    /// <summary>Spans that the sampler did not sample.</summary>
    public long SpansSampledOut => _counts.SpansSampledOut;

    /// <summary>Spans of health checks and other requests that are excluded from telemetry.</summary>
    public long SpansFiltered => _counts.SpansFiltered;

    /// <summary>The settings that cannot be used, as in event 100.</summary>
    public IReadOnlyList<string> Problems => [.. _problems.Messages.Select(p => _redaction.Redact(p))];

    /// <summary>Every option with its effective value and the source of it.</summary>
    public IReadOnlyList<SettingStatus> Settings => SettingDescriptions.ListAll(_host.Options, _variables, _redaction);

    /// <summary>Reads the outputs that are used, each with its current numbers.</summary>
    public IReadOnlyList<OutputStatus> GetOutputs()
        => [.. _counts.All.Where(o => o.Produced > 0 || _outputs.FindTarget(o) is not null).Select(o => OutputStatus.Read(o, _outputs.FindTarget(o)))];
}
