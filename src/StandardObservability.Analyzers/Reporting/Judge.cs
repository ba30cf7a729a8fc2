using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Reporting;

/// <summary>Turns findings into diagnostics by the policy's modes and exemptions.</summary>
internal sealed class Judge(TelemetryPolicy policy, IReadOnlyList<Exemption> exemptions)
{
    private readonly Dictionary<string, PolicyMode> _modes = PolicyRules.Rules.ToDictionary(
        rule => rule.Id, rule => policy.Modes.Find(rule, Gate.Compile), StringComparer.Ordinal);

    /// <summary>The policy.</summary>
    public TelemetryPolicy Policy { get; } = policy;

    /// <summary>Whether the rule is checked, one of <see cref="RuleIds"/>.</summary>
    public bool IsChecked(string rule) => _modes[rule] != PolicyMode.Off;

    /// <summary>The diagnostic of a finding, or <see langword="null"/> when its rule is off.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="location">Where it is.</param>
    /// <param name="declaration">Where the constant is declared that a fix replaces.</param>
    /// <param name="fix">What a code fix does, one of <see cref="FixNames"/>.</param>
    public Diagnostic? Find(PolicyFinding finding, Location location, Location? declaration = null, string? fix = null)
    {
        var mode = (PolicyMode)Math.Min((int)_modes[finding.Rule.Id], (int)finding.MaxMode);
        if (mode == PolicyMode.Off)
        {
            return null;
        }

        var isExempt = IsExempt(finding);
        return Diagnostic.Create(
            Descriptors.Find(finding.Rule.Id, isExempt ? PolicyMode.Audit : mode),
            location,
            declaration == null ? [] : [declaration],
            Write(finding, mode, isExempt, fix),
            finding.Describe(Policy) + Announce(finding, mode));
    }

    private static ImmutableDictionary<string, string?> Write(PolicyFinding finding, PolicyMode mode, bool isExempt, string? fix)
    {
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        properties[PropertyNames.Target] = finding.Target;
        properties[PropertyNames.Mode] = mode.ToString().ToLowerInvariant();
        properties[PropertyNames.Exempt] = isExempt ? "true" : null;
        properties[PropertyNames.MaxMode] = finding.MaxMode == PolicyMode.Enforce ? null : finding.MaxMode.ToString().ToLowerInvariant();
        properties[PropertyNames.EnforcedFrom] = finding.EnforcedFrom is { } day ? Write(day) : null;
        properties[PropertyNames.WeaverId] = finding.WeaverId;
        properties[PropertyNames.Fix] = fix;
        properties[PropertyNames.Replacement] = finding.Replacement;
        return properties.Where(property => property.Value != null).ToImmutableDictionary();
    }

    private bool IsExempt(PolicyFinding finding) =>
        Policy.Modes.IsExemptable(finding.Rule) && exemptions.Any(exemption => exemption.Covers(finding.Rule.Id, finding.Target));

    // A compiler does not read the clock, so it announces the day on which other gates begin to enforce.
    private string Announce(PolicyFinding finding, PolicyMode mode) =>
        mode < PolicyMode.Enforce && Policy.Modes.Find(finding.Rule.Id)?.EnforceFrom is { } day
            ? $" It is enforced from {Write(day)}."
            : "";

    private static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
