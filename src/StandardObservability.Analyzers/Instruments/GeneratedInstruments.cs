using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>Instruments that Microsoft.Extensions.Telemetry generates from <c>[Counter]</c>, <c>[Histogram]</c> and <c>[Gauge]</c>.</summary>
internal sealed class GeneratedInstruments(Judge judge, ProjectInventory inventory)
{
    private const string Namespace = "Microsoft.Extensions.Diagnostics.Metrics";

    /// <summary>Checks a method that may have one of the attributes.</summary>
    public void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        if (!method.IsPartialDefinition)
        {
            return;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (FindKind(attribute.AttributeClass) is { } kind)
            {
                Check(context, attribute, method, kind);
            }
        }
    }

    private void Check(SymbolAnalysisContext context, AttributeData attribute, IMethodSymbol method, InstrumentKind kind)
    {
        var location = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : method.Locations[0];
        var unit = FindNamed(attribute, "Unit");
        var name = FindNamed(attribute, "Name") ?? method.ReturnType.Name;

        // The attribute's unit is experimental, so a method without a unit breaks no rule.
        var facts = new InstrumentFacts(name, kind) { Unit = unit, IsUnitKnown = unit != null };
        var arrays = attribute.ConstructorArguments.Where(argument => argument.Kind == TypedConstantKind.Array);
        var keys = arrays.SelectMany(array => array.Values).Select(value => value.Value).OfType<string>().ToList();
        var findings = InstrumentChecks.Check(judge.Policy, facts)
            .Concat(keys.SelectMany(key => AttributeChecks.Check(judge.Policy, new AttributeFacts(key, TelemetrySignals.Metric))));
        foreach (var finding in findings)
        {
            if (judge.Find(finding, location) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        inventory.AddInstrument(facts, keys, location);
    }

    private static string? FindNamed(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => string.Equals(argument.Key, name, StringComparison.Ordinal)).Value.Value as string;

    private static InstrumentKind? FindKind(INamedTypeSymbol? attribute)
    {
        if (attribute == null || !string.Equals(attribute.ContainingNamespace?.ToDisplayString(), Namespace, StringComparison.Ordinal))
        {
            return null;
        }

        return attribute.Name switch
        {
            "CounterAttribute" => InstrumentKind.Counter,
            "HistogramAttribute" => InstrumentKind.Histogram,
            "GaugeAttribute" => InstrumentKind.Gauge,
            _ => null,
        };
    }
}
