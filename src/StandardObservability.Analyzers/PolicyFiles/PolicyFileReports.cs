using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using StandardObservability.Analyzers.Reporting;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Reading;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Analyzers.PolicyFiles;

/// <summary>TEL901: the policy file is missing, repeated or has faults.</summary>
internal static class PolicyFileReports
{
    private const string Trial = """{ "policy": "trial", "version": "0.1.0", "extends": ["house/1"] }""";

    /// <summary>Reports all faults at once, each at its place in the file.</summary>
    public static void Report(ProjectPolicy files, Action<Diagnostic> report)
    {
        var descriptor = Descriptors.Find(RuleIds.PolicyFile, PolicyMode.Enforce);
        if (files.IsMissing)
        {
            report(Diagnostic.Create(
                descriptor,
                Location.None,
                $"The project has no {PolicyFileNames.Policy}, so no rule is checked. "
                + $"Reference the package of your platform team, or add the file as <AdditionalFiles>: {Trial}."));
        }

        if (files.Paths.Length > 1)
        {
            report(Diagnostic.Create(
                descriptor,
                Location.None,
                $"The project has {files.Paths.Length} files {PolicyFileNames.Policy}, so it is unclear which counts: {string.Join(", ", files.Paths)}. "
                + "Reference one package with a policy."));
        }

        foreach (var fault in files.Faults)
        {
            report(Diagnostic.Create(descriptor, FindLocation(fault), fault.Message));
        }
    }

    private static Location FindLocation(PolicyFault fault)
    {
        var position = new LinePosition(Math.Max(0, fault.Line - 1), Math.Max(0, fault.Column - 1));
        return Location.Create(fault.File, new TextSpan(0, 0), new LinePositionSpan(position, position));
    }
}
