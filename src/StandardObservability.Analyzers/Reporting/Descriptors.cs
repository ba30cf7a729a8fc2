using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Reporting;

/// <summary>
/// The descriptors of each rule: one for each mode, with one id. The one of <see cref="PolicyMode.Enforce"/> is <c>NotConfigurable</c>: neither
/// <c>#pragma</c> nor <c>.editorconfig</c> nor <c>NoWarn</c> silences it.
/// </summary>
internal static class Descriptors
{
    private const string Category = "Telemetry";

    private static readonly Dictionary<(string Rule, PolicyMode Mode), DiagnosticDescriptor> _byRule = PolicyRules.Rules
        .Where(rule => rule.IsCheckedAt(Gate.Compile))
        .SelectMany(rule => new[] { PolicyMode.Audit, PolicyMode.Warn, PolicyMode.Enforce }, Create)
        .ToDictionary(entry => (entry.Id, ModeOf(entry.DefaultSeverity)));

    /// <summary>An entry of the inventory. Its properties are the entry.</summary>
    public static DiagnosticDescriptor Inventory { get; } = new(
        "TEL001",
        "Telemetry inventory",
        "{0}",
        Category,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        customTags: [WellKnownDiagnosticTags.CompilationEnd]);

    /// <summary>All descriptors.</summary>
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = [.. _byRule.Values, Inventory];

    /// <summary>The descriptor of a rule in a mode.</summary>
    public static DiagnosticDescriptor Find(string rule, PolicyMode mode) => _byRule[(rule, mode)];

    private static DiagnosticDescriptor Create(PolicyRule rule, PolicyMode mode) => new(
        rule.Id,
        rule.Title,
        "{0}",
        Category,
        SeverityOf(mode),
        isEnabledByDefault: true,
        description: rule.Reason,
        customTags: [.. TagsOf(rule, mode)]);

    private static IEnumerable<string> TagsOf(PolicyRule rule, PolicyMode mode)
    {
        if (mode == PolicyMode.Enforce)
        {
            yield return WellKnownDiagnosticTags.NotConfigurable;
        }

        if (rule.Id is RuleIds.InstrumentConflict or RuleIds.Registration or RuleIds.PolicyFile)
        {
            yield return WellKnownDiagnosticTags.CompilationEnd;
        }
    }

    private static DiagnosticSeverity SeverityOf(PolicyMode mode) => mode switch
    {
        PolicyMode.Audit => DiagnosticSeverity.Info,
        PolicyMode.Warn => DiagnosticSeverity.Warning,
        PolicyMode.Enforce => DiagnosticSeverity.Error,
        _ => throw new ArgumentOutOfRangeException(nameof(mode), mode, "A rule that is off has no descriptor."),
    };

    private static PolicyMode ModeOf(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Info => PolicyMode.Audit,
        DiagnosticSeverity.Warning => PolicyMode.Warn,
        _ => PolicyMode.Enforce,
    };
}
