using Microsoft.CodeAnalysis;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>A place in code where telemetry gets an attribute.</summary>
/// <param name="key">The expression of its key.</param>
/// <param name="value">The expression of its value, or <see langword="null"/> when it has none.</param>
/// <param name="signal">The kind of telemetry.</param>
internal sealed class AttributeSite(IOperation key, IOperation? value, TelemetrySignals signal)
{
    /// <summary>The expression of its key.</summary>
    public IOperation Key { get; } = key;

    /// <summary>The expression of its value.</summary>
    public IOperation? Value { get; } = value;

    /// <summary>The kind of telemetry.</summary>
    public TelemetrySignals Signal { get; } = signal;

    /// <summary>The key, when the log template has it and not an expression of its own.</summary>
    public string? Name { get; set; }

    /// <summary>Whether the attribute can be removed without a change of the code around it.</summary>
    public bool IsRemovable { get; set; }
}
