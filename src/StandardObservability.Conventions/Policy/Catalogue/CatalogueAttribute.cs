using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>An attribute that a policy or a standard defines.</summary>
internal sealed class CatalogueAttribute
{
    /// <summary>The key.</summary>
    public string Key { get; set; } = "";

    /// <summary>The type of its values.</summary>
    public AttributeType Type { get; set; }

    /// <summary>The type of the values of a template.</summary>
    public AttributeType TemplateType { get; set; }

    /// <summary>The allowed values, or <see langword="null"/> when each value is allowed.</summary>
    public IReadOnlyList<string>? Members { get; set; }

    /// <summary>Number of values that are expected at most, or <see langword="null"/> when it is unknown.</summary>
    public int? MaxValues { get; set; }

    /// <summary>Data classification, for example <c>Private</c>, or <see langword="null"/>.</summary>
    public string? Classification { get; set; }

    /// <summary>Kinds of telemetry that must not have the attribute.</summary>
    public TelemetrySignals DenyOn { get; set; }

    /// <summary>Not <see langword="null"/> when the key is deprecated.</summary>
    public Deprecation? Deprecated { get; set; }

    /// <summary>The policy or standard that defines the attribute, for example <c>otel-semconv/1.44</c>.</summary>
    public string Origin { get; set; } = "";
}
