using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Rules;

/// <summary>The mode of each rule at each gate: a rule's own mode, or else its default, which the mode of the gate limits.</summary>
internal sealed class RuleModes
{
    private readonly PolicyMode[] _gates = [PolicyMode.Enforce, PolicyMode.Enforce, PolicyMode.Enforce, PolicyMode.Enforce];
    private readonly Dictionary<string, RuleSetting> _rules = new(StringComparer.Ordinal);

    /// <summary>The highest mode of rules that have no mode of their own at the gate.</summary>
    public PolicyMode this[Gate gate]
    {
        get => _gates[(int)gate];
        set => _gates[(int)gate] = value;
    }

    /// <summary>The setting of a rule, which is created when the rule has none.</summary>
    public RuleSetting Set(string rule)
    {
        if (!_rules.TryGetValue(rule, out var setting))
        {
            setting = _rules[rule] = new RuleSetting();
        }

        return setting;
    }

    /// <summary>The setting of a rule, or <see langword="null"/>.</summary>
    public RuleSetting? Find(string rule) => _rules.TryGetValue(rule, out var setting) ? setting : null;

    /// <summary>Whether exemptions from the rule are valid.</summary>
    public bool IsExemptable(PolicyRule rule) => rule.IsExemptable && Find(rule.Id)?.IsExemptable != false;

    /// <summary>The mode of a rule at a gate.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="gate">The gate.</param>
    /// <param name="day">The day from whose view <c>enforceFrom</c> is judged. Compilers pass none: one commit must always build alike.</param>
    public PolicyMode Find(PolicyRule rule, Gate gate, DateTime? day = null)
    {
        if (!rule.IsCheckedAt(gate))
        {
            return PolicyMode.Off;
        }

        var setting = Find(rule.Id);
        if (day is { } today && setting?.EnforceFrom is { } from && today.Date >= from)
        {
            return PolicyMode.Enforce;
        }

        var own = setting?[gate];
        return own ?? (PolicyMode)Math.Min((int)rule.DefaultMode, (int)this[gate]);
    }
}
