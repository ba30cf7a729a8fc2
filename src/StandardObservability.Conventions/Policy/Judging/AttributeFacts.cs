using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>What a gate knows of an attribute.</summary>
/// <param name="key">Its key.</param>
/// <param name="signal">The kind of telemetry that has it, one of <see cref="TelemetrySignals"/>.</param>
internal sealed class AttributeFacts(string key, TelemetrySignals signal)
{
    /// <summary>Its key.</summary>
    public string Key { get; } = key;

    /// <summary>The kind of telemetry that has it.</summary>
    public TelemetrySignals Signal { get; } = signal;

    /// <summary>Type of its value. <see cref="AttributeType.Any"/> means that it is not known.</summary>
    public AttributeType Type { get; set; }

    /// <summary>Its value when it is a constant string.</summary>
    public string? Constant { get; set; }
}
