using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>
/// The rules of meters and instruments: names, units, kinds (TEL101-105, TEL303, TEL304), conflicts (TEL111), repeated creation (TEL109), owned names (TEL401).
/// </summary>
internal sealed class InstrumentRules(Judge judge, TelemetryTypes types, ProjectInventory inventory)
{
    private readonly InstrumentConflicts _conflicts = new(judge);
    private readonly RepeatedCreation _repeated = new(judge, types);
    private readonly OwnedNameRule _owned = new(judge, inventory);
    private readonly GeneratedInstruments _generated = new(judge, inventory);

    /// <summary>Registers what the rules need.</summary>
    public void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(CheckInvocation, OperationKind.Invocation);
        context.RegisterOperationAction(CheckCreation, OperationKind.ObjectCreation);
        context.RegisterSymbolAction(_generated.Check, SymbolKind.Method);
        context.RegisterCompilationEndAction(_conflicts.Report);
    }

    private void CheckInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (CreatedInstrument.Find(call, types) is { } instrument)
        {
            Check(context, instrument);
        }
        else if (call.TargetMethod.Name == "Create" && call.TargetMethod.ReturnType.Is(types.Meter))
        {
            _owned.CheckMeter(context, call, call.FindArgument("name"));
        }
    }

    private void Check(OperationAnalysisContext context, CreatedInstrument created)
    {
        _repeated.Check(context, created.Call, created.IsObservable);
        if (created.Name is not { } name)
        {
            return;
        }

        var facts = new InstrumentFacts(name, created.Kind) { Unit = created.Unit, IsUnitKnown = created.IsUnitKnown };
        foreach (var finding in InstrumentChecks.Check(judge.Policy, facts))
        {
            var isUnit = finding.Rule.Id == RuleIds.Unit || (finding.Rule.Id == RuleIds.CatalogueMismatch && finding.Replacement != null);
            var place = (isUnit && created.Unit != null ? created.UnitArgument : created.NameArgument)!;
            var fix = finding.Replacement == null ? null : isUnit && created.Unit == null ? FixNames.AddUnit : FixNames.Replace;
            if (judge.Find(finding, place.Syntax.GetLocation(), place.FindConstantDeclaration(), fix) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }

        // What the catalogue defines is compared with it already.
        if (judge.Policy.Catalogue.FindMetric(name) == null)
        {
            _conflicts.Add(facts, created.Call.Syntax.GetLocation());
        }

        inventory.AddInstrument(created, name);
    }

    private void CheckCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type.Is(types.Meter))
        {
            _repeated.Check(context, creation, livesOn: true);
            _owned.CheckMeter(context, creation, creation.FindArgument("name"));
        }
        else if (creation.Type.Is(types.ActivitySource))
        {
            _repeated.Check(context, creation, livesOn: true);
            _owned.CheckSource(context, creation, creation.FindArgument("name"));
        }
    }
}
