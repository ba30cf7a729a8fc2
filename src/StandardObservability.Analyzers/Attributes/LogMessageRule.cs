using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>The parameters of <c>[LoggerMessage]</c> methods. Classified ones are redacted by the generated code, so only their keys are judged.</summary>
internal sealed class LogMessageRule(Judge judge, TelemetryTypes types, ProjectInventory inventory)
{
    /// <summary>Checks a method that may have the attribute.</summary>
    public void Check(SymbolAnalysisContext context)
    {
        var method = (IMethodSymbol)context.Symbol;
        var attribute = method.IsPartialDefinition ? method.GetAttributes().FirstOrDefault(a => a.AttributeClass.Is(types.LoggerMessageAttribute)) : null;
        if (attribute == null)
        {
            return;
        }

        inventory.AddLogEvent(method, attribute);
        foreach (var parameter in method.Parameters)
        {
            foreach (var finding in AttributeChecks.Check(judge.Policy, new AttributeFacts(parameter.Name, TelemetrySignals.Log)))
            {
                if (judge.Find(finding, parameter.Locations[0]) is { } diagnostic)
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }
}
