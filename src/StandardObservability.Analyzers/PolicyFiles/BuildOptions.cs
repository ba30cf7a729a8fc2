using System;
using Microsoft.CodeAnalysis.Diagnostics;

namespace StandardObservability.Analyzers.PolicyFiles;

/// <summary>The properties of the project file that the analyzers read. Each is a <c>CompilerVisibleProperty</c> of the package.</summary>
internal sealed class BuildOptions(AnalyzerConfigOptions options)
{
    /// <summary>Whether the project is a test project, which is not operated.</summary>
    public bool IsTestProject => IsTrue("IsTestProject");

    /// <summary>Whether all instruments, sources, events and attributes are reported, for the command-line tool.</summary>
    public bool WritesInventory => IsTrue("TelemetryInventory");

    /// <summary>Whether the analyzers run. Generators run in any case.</summary>
    public bool RunsAnalyzers => !IsFalse("RunAnalyzers") && !IsFalse("RunAnalyzersDuringBuild");

    private bool IsTrue(string property) => Is(property, "true");

    private bool IsFalse(string property) => Is(property, "false");

    private bool Is(string property, string expected) =>
        options.TryGetValue("build_property." + property, out var value) && string.Equals(value.Trim(), expected, StringComparison.OrdinalIgnoreCase);
}
