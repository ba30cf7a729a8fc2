using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>TEL401: the name of a meter or activity source that the project creates is not owned.</summary>
internal sealed class OwnedNameRule(Judge judge, ProjectInventory inventory)
{
    /// <summary>Checks a meter.</summary>
    public void CheckMeter(OperationAnalysisContext context, IOperation creation, IOperation? name) => Check(context, creation, name, "Meter", "meter");

    /// <summary>Checks an activity source.</summary>
    public void CheckSource(OperationAnalysisContext context, IOperation creation, IOperation? name) =>
        Check(context, creation, name, "Activity source", "source");

    private void Check(OperationAnalysisContext context, IOperation creation, IOperation? argument, string subject, string kind)
    {
        if (argument.FindConstantText() is not { } name)
        {
            return;
        }

        inventory.AddScope(kind, name, creation);
        var owned = judge.Policy.Owned;
        if (owned.Patterns.Count == 0 || owned.Contains(name))
        {
            return;
        }

        var finding = new PolicyFinding(
            PolicyRules.Get(RuleIds.NotOwned),
            name,
            $"{subject} '{name}' is not one of the names that {judge.Policy.Name} owns ({string.Join(", ", owned.Patterns)}).",
            "Begin the name with an owned prefix, or add it to \"owned\".");
        if (judge.Find(finding, argument!.Syntax.GetLocation()) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
