using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Conventions.Policy;

/// <summary>The telemetry standard of an organization, as each gate uses it: what it extends is already merged.</summary>
internal sealed class TelemetryPolicy
{
    /// <summary>Name of the policy, for example <c>acme</c>.</summary>
    public string Name { get; set; } = "";

    /// <summary>Semantic version of the policy.</summary>
    public string Version { get; set; } = "";

    /// <summary>SHA-256 of the file's text, 64 hexadecimal digits, by which gates recognize that they use the same file.</summary>
    public string Hash { get; set; } = "";

    /// <summary>The standards that the policy extends, for example <c>house/1</c>.</summary>
    public IReadOnlyList<string> Extends { get; set; } = [];

    /// <summary>Names that the organization governs. Everything else is third-party: it is counted and never fails.</summary>
    public OwnedNames Owned { get; set; } = OwnedNames.None;

    /// <summary>Mode of each rule at each gate.</summary>
    public RuleModes Modes { get; set; } = new();

    /// <summary>Whether the name of a metric needs a namespace, as in <c>acme.order.placed</c>.</summary>
    public bool IsNamespaceRequired { get; set; }

    /// <summary>Resource attributes that each service must have.</summary>
    public IReadOnlyList<string> RequiredResourceAttributes { get; set; } = [];

    /// <summary>The limits of series and sizes.</summary>
    public PolicyLimits Limits { get; set; } = new();

    /// <summary>The attributes and metrics that are defined.</summary>
    public PolicyCatalogue Catalogue { get; set; } = PolicyCatalogue.Empty;

    /// <summary>What an exemption must have.</summary>
    public ExemptionRequirements ExemptionRequirements { get; set; } = new();

    /// <summary>Exemptions for all services, which the policy itself grants.</summary>
    public IReadOnlyList<Exemption> Exemptions { get; set; } = [];

    /// <summary>Name and version, as messages cite the policy.</summary>
    public string Citation => $"{Name} {Version}";
}
