using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Diagnostics;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>
/// The rules of attributes: keys (TEL101, TEL102, TEL303, TEL304), unbounded (TEL106), denied (TEL107) and classified (TEL204) values, types (TEL305).
/// </summary>
internal sealed class AttributeRules(Judge judge, TelemetryTypes types, ProjectInventory inventory)
{
    private readonly AttributeSites _sites = new(types);
    private readonly UnboundedValues _unbounded = new(types);
    private readonly ClassifiedSymbols _classified = new(types);
    private readonly LogMessageRule _messages = new(judge, types, inventory);

    /// <summary>Registers what the rules need.</summary>
    public void Register(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(CheckInvocation, OperationKind.Invocation);
        context.RegisterOperationAction(CheckCreation, OperationKind.ObjectCreation);
        context.RegisterSymbolAction(_messages.Check, SymbolKind.Method);
    }

    private void CheckInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var sites = Check(context, _sites.Find(call));
        if (_sites.IsMeasurement(call))
        {
            inventory.AddMeasurement(call.Instance, sites);
        }
    }

    private void CheckCreation(OperationAnalysisContext context) => Check(context, _sites.Find((IObjectCreationOperation)context.Operation));

    private List<AttributeSite> Check(OperationAnalysisContext context, IEnumerable<AttributeSite> sites)
    {
        List<AttributeSite>? all = null;
        foreach (var site in sites)
        {
            (all ??= []).Add(site);
            Check(context, site);
        }

        return all ?? [];
    }

    private void Check(OperationAnalysisContext context, AttributeSite site)
    {
        var key = site.Name ?? site.Key.FindConstantText();
        if (key != null)
        {
            CheckKey(context, site, key);
        }

        if (site.Value is { } value)
        {
            CheckValue(context, site, key ?? "?", value);
        }
    }

    private void CheckKey(OperationAnalysisContext context, AttributeSite site, string key)
    {
        var facts = new AttributeFacts(key, site.Signal)
        {
            Type = site.Value == null ? AttributeType.Any : ValueTypes.Find(site.Value),
            Constant = site.Value?.WithoutConversion().FindConstantText(),
        };
        foreach (var finding in AttributeChecks.Check(judge.Policy, facts))
        {
            var isContent = finding.Rule.Id is RuleIds.DeniedAttribute or RuleIds.ClassifiedValue;
            var fix = finding.Replacement != null ? FixNames.Replace : isContent ? FindRemoval(site) : null;
            var place = finding.Rule.Id == RuleIds.AttributeType ? site.Value! : site.Key;
            Report(context, judge.Find(finding, place.Syntax.GetLocation(), isContent ? null : site.Key.FindConstantDeclaration(), fix));
        }

        inventory.AddAttribute(site, key);
    }

    private void CheckValue(OperationAnalysisContext context, AttributeSite site, string key, IOperation value)
    {
        if (site.Signal == TelemetrySignals.Metric && judge.IsChecked(RuleIds.UnboundedValue) && _unbounded.Find(value) is { } source)
        {
            var finding = new PolicyFinding(
                PolicyRules.Get(RuleIds.UnboundedValue),
                key,
                $"The value of the metric attribute '{key}' is {source}, which has no end of values.",
                "Remove it, put it on the span or log line, or map it to a few values.");
            Report(context, judge.Find(finding, value.Syntax.GetLocation(), fix: FindRemoval(site)));
        }

        if (judge.IsChecked(RuleIds.ClassifiedValue) && _classified.Find(value) is { } classified)
        {
            var finding = new PolicyFinding(
                PolicyRules.Get(RuleIds.ClassifiedValue),
                key,
                $"The value of '{key}' is {classified.Symbol}, which is classified as {classified.Classification}.",
                "Remove it, or redact it first.");
            Report(context, judge.Find(finding, value.Syntax.GetLocation(), fix: FindRemoval(site)));
        }
    }

    private static string? FindRemoval(AttributeSite site) => site.IsRemovable ? FixNames.Remove : null;

    private static void Report(OperationAnalysisContext context, Diagnostic? diagnostic)
    {
        if (diagnostic != null)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }
}
