using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Instruments;

/// <summary>TEL109: a meter, source or instrument is created in a loop, in a request handler, or in each instance of a class.</summary>
internal sealed class RepeatedCreation(Judge judge, TelemetryTypes types)
{
    private readonly HashSet<INamedTypeSymbol> _controllers = types.FindAll("Microsoft.AspNetCore.Mvc.ControllerBase");
    private readonly INamedTypeSymbol? _httpContext = types.Find("Microsoft.AspNetCore.Http.HttpContext");
    private readonly INamedTypeSymbol? _routeBuilder = types.Find("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");

    /// <summary>Checks a place of creation.</summary>
    /// <param name="context">The analysis.</param>
    /// <param name="creation">The creation.</param>
    /// <param name="livesOn">
    /// Whether what is created lives as long as its meter, or the process. Since .NET 8 a meter returns an equal counter or histogram that it already has.
    /// </param>
    public void Check(OperationAnalysisContext context, IOperation creation, bool livesOn)
    {
        if (!judge.IsChecked(RuleIds.RepeatedCreation) || FindRepetition(context, creation, livesOn) is not { } repetition)
        {
            return;
        }

        var subject = creation is IInvocationOperation { TargetMethod: var method }
            ? $"{method.ContainingType.Name}.{method.Name}"
            : $"new {creation.Type?.Name}";
        var finding = new PolicyFinding(
            PolicyRules.Get(RuleIds.RepeatedCreation),
            context.ContainingSymbol.ToDisplayString(),
            $"{subject} is called {repetition}.",
            "Create it once, in a static field or a class that is registered as a singleton.") { MaxMode = livesOn ? PolicyMode.Enforce : PolicyMode.Warn };
        if (judge.Find(finding, creation.Syntax.GetLocation()) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private string? FindRepetition(OperationAnalysisContext context, IOperation creation, bool livesOn)
    {
        for (var operation = creation.Parent; operation != null; operation = operation.Parent)
        {
            if (operation is ILoopOperation)
            {
                return livesOn && !IsNamedByLoop(creation) ? "in a loop" : null;
            }

            if (operation is IAnonymousFunctionOperation function)
            {
                return IsEndpoint(function) ? "for each request, in the handler of an endpoint" : null;
            }
        }

        return FindRepetition(context.ContainingSymbol, creation, livesOn);
    }

    private string? FindRepetition(ISymbol member, IOperation creation, bool livesOn)
    {
        if (member is IMethodSymbol { MethodKind: MethodKind.Ordinary } method)
        {
            return IsAction(method) ? "for each request, in an action of a controller" : IsMiddleware(method) ? "for each request, in a middleware" : null;
        }

        var usesStaticMeter = creation is IInvocationOperation { Instance: { } instance } && instance.FindReferenced() is { IsStatic: true };
        return livesOn && usesStaticMeter && (member is IFieldSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false })
            ? "for each instance of the class, on a meter that all instances share"
            : null;
    }

    // A loop that creates one instrument for each entry of a list repeats nothing: the name is not constant.
    private static bool IsNamedByLoop(IOperation creation)
    {
        var name = creation is IInvocationOperation call ? call.FindArgument("name") : (creation as IObjectCreationOperation)?.FindArgument("name");
        return name.FindConstantText() == null;
    }

    private bool IsEndpoint(IAnonymousFunctionOperation function)
    {
        var operation = function.Parent;
        while (operation is IDelegateCreationOperation or IConversionOperation or IArgumentOperation)
        {
            operation = operation.Parent;
        }

        return operation is IInvocationOperation call
            && call.TargetMethod.Name.StartsWith("Map", StringComparison.Ordinal)
            && call.TargetMethod.IsExtensionMethod
            && (call.TargetMethod.ReducedFrom ?? call.TargetMethod).Parameters[0].Type.Is(_routeBuilder);
    }

    private bool IsAction(IMethodSymbol method) =>
        !method.IsStatic && method.DeclaredAccessibility == Accessibility.Public && method.ContainingType.IsOrDerivesFromOneOf(_controllers);

    private bool IsMiddleware(IMethodSymbol method) =>
        (method.Name is "Invoke" or "InvokeAsync") && method.Parameters.Length > 0 && method.Parameters[0].Type.Is(_httpContext);
}
