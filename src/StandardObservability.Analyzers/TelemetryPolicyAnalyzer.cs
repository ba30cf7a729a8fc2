using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers.Attributes;
using StandardObservability.Analyzers.Instruments;
using StandardObservability.Analyzers.Inventory;
using StandardObservability.Analyzers.PolicyFiles;
using StandardObservability.Analyzers.Registration;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Analyzers.Spans;
using StandardObservability.Analyzers.Symbols;

namespace StandardObservability.Analyzers;

/// <summary>Checks a project against its policy. One analyzer for all rules, so that the policy is read and the types are found once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class TelemetryPolicyAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var options = new BuildOptions(context.Options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (options.IsTestProject)
        {
            return;
        }

        var files = ProjectPolicy.Read(context.Options.AdditionalFiles, context.CancellationToken);
        if (files.IsFaulty)
        {
            context.RegisterCompilationEndAction(end => PolicyFileReports.Report(files, end.ReportDiagnostic));
        }

        // Without a policy there is still an inventory, which the command-line tool judges by the house standard.
        var policy = files.Policy ?? (options.WritesInventory ? ProjectPolicy.None : null);
        if (policy != null && TelemetryTypes.Find(context.Compilation) is { } types)
        {
            Register(context, new Judge(policy, files.Exemptions), types, options);
        }
    }

    private static void Register(CompilationStartAnalysisContext context, Judge judge, TelemetryTypes types, BuildOptions options)
    {
        var inventory = new ProjectInventory(options.WritesInventory);
        new InstrumentRules(judge, types, inventory).Register(context);
        new AttributeRules(judge, types, inventory).Register(context);
        new SpanNameRule(judge, types).Register(context);
        new RegistrationRules(judge).Register(context);
        if (options.WritesInventory)
        {
            context.RegisterCompilationEndAction(inventory.Report);
        }
    }
}
