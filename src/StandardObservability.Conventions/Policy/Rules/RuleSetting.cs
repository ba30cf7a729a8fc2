using System;

namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>What a policy sets for one rule.</summary>
internal sealed class RuleSetting
{
    private readonly PolicyMode?[] _modes = new PolicyMode?[4];

    /// <summary>The rule's own mode at a gate, or <see langword="null"/>.</summary>
    public PolicyMode? this[Gate gate]
    {
        get => _modes[(int)gate];
        set => _modes[(int)gate] = value;
    }

    /// <summary>The day from which the rule is enforced at all its gates, in UTC.</summary>
    public DateTime? EnforceFrom { get; set; }

    /// <summary>Whether exemptions from the rule are valid, or <see langword="null"/> for the rule's default.</summary>
    public bool? IsExemptable { get; set; }
}
