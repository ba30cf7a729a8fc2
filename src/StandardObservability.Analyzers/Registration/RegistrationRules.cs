using System;
using System.Collections.Concurrent;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.Registration;

/// <summary>TEL402 and TEL403: a program that builds a host registers the standard's telemetry, once, and not beside it.</summary>
internal sealed class RegistrationRules(Judge judge)
{
    private readonly ConcurrentBag<IInvocationOperation> _registrations = [];
    private readonly ConcurrentBag<Location> _hosts = [];

    /// <summary>Registers what the rules need. Only programs are checked: a library cannot know who hosts it.</summary>
    public void Register(CompilationStartAnalysisContext context)
    {
        if (context.Compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication)
        {
            context.RegisterOperationAction(CheckInvocation, OperationKind.Invocation);
            context.RegisterCompilationEndAction(Report);
        }
    }

    private void CheckInvocation(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        var method = call.TargetMethod;
        if (HostMethods.CreatesHost(method))
        {
            _hosts.Add(call.Syntax.GetLocation());
        }
        else if (HostMethods.IsRegistration(method))
        {
            _registrations.Add(call);
        }
        else if (HostMethods.FindBypass(method) is { } bypass)
        {
            var finding = new PolicyFinding(
                PolicyRules.Get(RuleIds.Bypass),
                method.Name,
                $"{method.ContainingType.Name}.{method.Name} {bypass}.",
                "Remove the call; the registration's options and OTEL_ variables cover it.");
            if (judge.Find(finding, call.Syntax.GetLocation()) is { } diagnostic)
            {
                context.ReportDiagnostic(diagnostic);
            }
        }
    }

    private void Report(CompilationAnalysisContext context)
    {
        var program = context.Compilation.AssemblyName ?? "";
        if (_registrations.IsEmpty && First(_hosts) is { } host)
        {
            const string Problem = "The program builds a host and does not register the standard's telemetry.";
            Report(context, program, Problem, "Call builder.AddStandardObservability(), or the method of your platform team.", host);
        }

        foreach (var group in _registrations.GroupBy(Receiver, StringComparer.Ordinal).Where(group => group.Key.Length > 0))
        {
            foreach (var repeated in group.OrderBy(call => call.Syntax.SpanStart).Skip(1))
            {
                const string Problem = "The standard's telemetry is registered twice on one builder.";
                Report(context, program, Problem, "Remove one of the calls.", repeated.Syntax.GetLocation());
            }
        }
    }

    private void Report(CompilationAnalysisContext context, string target, string problem, string remedy, Location location)
    {
        if (judge.Find(new PolicyFinding(PolicyRules.Get(RuleIds.Registration), target, problem, remedy), location) is { } diagnostic)
        {
            context.ReportDiagnostic(diagnostic);
        }
    }

    private static Location? First(ConcurrentBag<Location> locations) =>
        locations.OrderBy(location => location.SourceTree?.FilePath, StringComparer.Ordinal).ThenBy(location => location.SourceSpan.Start).FirstOrDefault();

    // Calls in one block on one expression are made one after the other. Two branches are two blocks.
    private static string Receiver(IInvocationOperation call)
    {
        IOperation statement = call;
        while (statement.Parent is { } parent and not IBlockOperation)
        {
            statement = parent;
        }

        var receiver = call.Instance ?? call.Arguments.FirstOrDefault()?.Value;
        return statement.Parent == null || receiver == null
            ? ""
            : $"{statement.Syntax.SyntaxTree.FilePath}:{statement.Parent.Syntax.SpanStart}:{receiver.Syntax}";
    }
}
