using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy;

/// <summary>What an exemption must have.</summary>
internal sealed class ExemptionRequirements
{
    /// <summary>Days that an exemption may be valid, counted from the day on which it is judged.</summary>
    /// <value>Default: 90.</value>
    public int MaxDays { get; set; } = 90;

    /// <summary>Names of the fields that are required beside rule, target and expires.</summary>
    public IReadOnlyList<string> Fields { get; set; } = ["owner", "ticket"];
}
