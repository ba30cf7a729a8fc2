using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>TEL111: the project creates instruments of one name that differ in kind or unit.</summary>
internal sealed class InstrumentConflicts(Judge judge)
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<(InstrumentFacts Facts, Location Location)>> _instruments = new(StringComparer.Ordinal);

    /// <summary>Remembers an instrument.</summary>
    public void Add(InstrumentFacts facts, Location location) => _instruments.GetOrAdd(facts.Name, _ => []).Add((facts, location));

    /// <summary>Reports each instrument that differs from the first of its name, in the order of files and lines.</summary>
    public void Report(CompilationAnalysisContext context)
    {
        foreach (var instruments in _instruments.Values)
        {
            var ordered = instruments.OrderBy(i => i.Location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(i => i.Location.SourceSpan.Start).ToList();
            foreach (var (facts, location) in ordered.Skip(1))
            {
                if (Compare(ordered[0].Facts, facts) is { } difference
                    && judge.Find(Describe(facts, difference, ordered[0].Location), location) is { } diagnostic)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }

    private static string? Compare(InstrumentFacts first, InstrumentFacts other)
    {
        if (first.Kind != other.Kind)
        {
            return $"is a {first.Kind.ToString().ToLowerInvariant()} there and a {other.Kind.ToString().ToLowerInvariant()} here";
        }

        return first.IsUnitKnown && other.IsUnitKnown && !string.Equals(first.Unit ?? "", other.Unit ?? "", StringComparison.Ordinal)
            ? $"has {UnitCheck.Describe(first.Unit)} there and {UnitCheck.Describe(other.Unit)} here"
            : null;
    }

    private static PolicyFinding Describe(InstrumentFacts facts, string difference, Location first)
    {
        var span = first.GetLineSpan();
        return new(
            PolicyRules.Get(RuleIds.InstrumentConflict),
            facts.Name,
            $"Instrument '{facts.Name}' is also created in {System.IO.Path.GetFileName(span.Path)}({span.StartLinePosition.Line + 1}): it {difference}.",
            "Create it once and share it, or give one another name.");
    }
}
