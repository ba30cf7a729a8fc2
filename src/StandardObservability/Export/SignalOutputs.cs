using StandardObservability.Export.Otlp;

namespace StandardObservability.Export;

/// <summary>Where one signal goes.</summary>
internal sealed record SignalOutputs
{
    /// <summary>The OTLP receiver, or <see langword="null"/> when the signal does not leave by OTLP.</summary>
    public OtlpTarget? Otlp { get; init; }

    /// <summary>Embedded metric format on standard output; metrics only.</summary>
    public bool Emf { get; init; }

    /// <summary>OpenTelemetry's console exporter; metrics and traces only.</summary>
    public bool Console { get; init; }

    /// <summary>Our lines on standard output; logs only.</summary>
    public StandardOutputFormat StandardOutput { get; init; } = StandardOutputFormat.Off;

    /// <summary>Why the signal goes nowhere, in words for the start report; <see langword="null"/> when it goes somewhere.</summary>
    public string? DisabledReason { get; init; }
}
