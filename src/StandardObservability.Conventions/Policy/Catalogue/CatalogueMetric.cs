using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>A metric that a policy or a standard defines.</summary>
internal sealed class CatalogueMetric
{
    /// <summary>The name of its instrument.</summary>
    public string Name { get; set; } = "";

    /// <summary>The kind of its instrument, or <see langword="null"/> when each kind is allowed.</summary>
    public InstrumentKind? Instrument { get; set; }

    /// <summary>The unit in UCUM, or <see langword="null"/> when each unit is allowed.</summary>
    public string? Unit { get; set; }

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeReference> Attributes { get; set; } = [];

    /// <summary>Not <see langword="null"/> when the name is deprecated.</summary>
    public Deprecation? Deprecated { get; set; }

    /// <summary>The policy or standard that defines the metric.</summary>
    public string Origin { get; set; } = "";
}
