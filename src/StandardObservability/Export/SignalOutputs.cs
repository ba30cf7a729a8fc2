using StandardObservability.Export.Otlp;
using StandardObservability.Settings;

namespace StandardObservability.Export;

/// <summary>The outputs of one signal.</summary>
internal sealed record SignalOutputs
{
    /// <summary>The OTLP receiver, or <see langword="null"/> when the signal is not exported by OTLP.</summary>
    public OtlpTarget? Otlp { get; init; }

    /// <summary>Embedded metric format on standard output; metrics only.</summary>
    public bool Emf { get; init; }

    /// <summary>OpenTelemetry's console exporter; metrics and traces only.</summary>
    public bool Console { get; init; }

    /// <summary>Format of the log lines on standard output; logs only.</summary>
    public StandardOutputFormat StandardOutput { get; init; } = StandardOutputFormat.Off;

    /// <summary>What a reader of the start report may miss, or <see langword="null"/>.</summary>
    public string? Note { get; init; }

    /// <summary>Why the signal has no output, for the start report; <see langword="null"/> when it has one.</summary>
    public string? DisabledReason { get; init; }

    /// <summary>The outputs of a host; none when its telemetry is disabled.</summary>
    public static SignalOutputs Find(HostSettings host, Func<SignalOutputs> select)
        => host.DisabledReason is { } reason ? new SignalOutputs { DisabledReason = reason } : select();
}
