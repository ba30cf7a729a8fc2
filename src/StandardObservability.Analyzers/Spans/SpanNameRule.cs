using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Attributes;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Spans;

/// <summary>TEL302: the name of a span contains an id, a number or another value without end.</summary>
/// <remarks>A name of an operation and a destination, as OpenTelemetry's conventions for messages and databases have, is not reported.</remarks>
internal sealed class SpanNameRule(Judge judge, TelemetryTypes types)
{
    private static readonly string[] _idEndings = ["Id", "_id", "Guid", "Email", "Url", "Uri", "Key"];

    private readonly UnboundedValues _unbounded = new(types);

    /// <summary>Registers what the rule needs.</summary>
    public void Register(CompilationStartAnalysisContext context)
    {
        if (judge.IsChecked(RuleIds.SpanName))
        {
            context.RegisterOperationAction(CheckStart, OperationKind.Invocation);
            context.RegisterOperationAction(CheckDisplayName, OperationKind.SimpleAssignment);
        }
    }

    private void CheckStart(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.ContainingType.Is(types.ActivitySource)
            && (call.TargetMethod.Name is "StartActivity" or "CreateActivity")
            && call.FindArgument("name") is { } name)
        {
            Check(context, name);
        }
    }

    private void CheckDisplayName(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "DisplayName" } property } && property.ContainingType.Is(types.Activity))
        {
            Check(context, assignment.Value);
        }
    }

    private void Check(OperationAnalysisContext context, IOperation name)
    {
        if (name.ConstantValue.HasValue || FindValue(name.WithoutConversion().FollowLocal()) is not { } part)
        {
            return;
        }

        var finding = new PolicyFinding(
            PolicyRules.Get(RuleIds.SpanName),
            context.ContainingSymbol.ToDisplayString(),
            $"The name of a span contains {part}.",
            "Use a constant name, and put the value in an attribute.");
        if (judge.Find(finding, name.Syntax.GetLocation()) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private string? FindValue(IOperation name) => name switch
    {
        IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>()
            .Select(part => FindPart(part.Expression))
            .FirstOrDefault(found => found != null),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => FindValue(sum.LeftOperand) ?? FindPart(sum.LeftOperand) ?? FindPart(sum.RightOperand),
        _ => null,
    };

    private static bool IsId(string name) =>
        name == "id" || Array.Exists(_idEndings, ending => name.EndsWith(ending, StringComparison.Ordinal));

    private string? FindPart(IOperation part)
    {
        part = part.WithoutConversion();
        if (part.ConstantValue.HasValue)
        {
            return null;
        }

        var isNumber = part.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
        var name = part.FindReferenced()?.Name;
        var isId = name != null && part.Type?.TypeKind != TypeKind.Enum && IsId(name);
        return _unbounded.Find(part) ?? (isNumber ? $"the number '{part.Syntax}'" : isId ? $"'{part.Syntax}'" : null);
    }
}
