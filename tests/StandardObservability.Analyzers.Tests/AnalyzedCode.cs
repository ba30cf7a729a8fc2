using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using Xunit;

namespace StandardObservability.Analyzers.Tests;

/// <summary>Checks code with the test kit of Roslyn. Expected findings are marked in the code: <c>{|TEL103:"orders"|}</c>.</summary>
internal static class AnalyzedCode
{
    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Diagnostics;
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Logging;

        """;

    /// <summary>The policy that tests use unless they have one of their own: every rule is a warning.</summary>
    public const string Policy = """
        {
          "policy": "acme", "version": "3.2.0",
          "extends": ["house/1", "otel-semconv/1.44"],
          "owned": ["acme.*"],
          "mode": { "compile": "warn" },
          "rules": { "TEL102": "off" },
          "attributes": [
            { "key": "acme.order.channel", "type": { "members": [{ "value": "web" }, { "value": "store" }] } },
            { "key": "acme.order.count", "type": "int" },
            { "key": "acme.user.id", "type": "string", "deny_on": ["metric"] },
            { "key": "acme.user.email", "type": "string", "class": "Private" },
            { "key": "acme.chan", "type": "string", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.channel" } }
          ],
          "metrics": [
            { "name": "acme.order.placed", "instrument": "counter", "unit": "{order}", "attributes": [{ "ref": "acme.order.channel", "requirement_level": "required" }] },
            { "name": "acme.order.old", "instrument": "counter", "unit": "{order}", "deprecated": { "reason": "renamed", "renamed_to": "acme.order.placed" } }
          ]
        }
        """;

    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Checks statements of a method of a class with a meter, a source and a logger.</summary>
    public static Task CheckStatementsAsync(string statements, string policy = Policy) => CheckAsync(InMethod(statements), policy);

    /// <summary>Checks a file.</summary>
    public static Task CheckAsync(string code, string policy = Policy, Action<CSharpAnalyzerTest<TelemetryPolicyAnalyzer, DefaultVerifier>>? configure = null)
    {
        var test = new CSharpAnalyzerTest<TelemetryPolicyAnalyzer, DefaultVerifier>
        {
            TestCode = Usings + code,
            ReferenceAssemblies = new("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            // An enforced rule cannot be suppressed, and the kit knows one descriptor of an id only. Builds of real projects test suppression.
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
        };
        test.TestState.AdditionalReferences.AddRange(_references);
        if (policy.Length > 0)
        {
            test.TestState.AdditionalFiles.Add(("/telemetry.policy.json", policy));
        }

        test.SolutionTransforms.Add(UseLatestLanguage);
        configure?.Invoke(test);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Applies a fix to all marked places of a file.</summary>
    public static async Task FixAsync<TFix>(string code, string expected, string policy = Policy)
        where TFix : Microsoft.CodeAnalysis.CodeFixes.CodeFixProvider, new()
    {
        var test = new CSharpCodeFixTest<TelemetryPolicyAnalyzer, TFix, DefaultVerifier>
        {
            TestCode = Usings + code,
            FixedCode = Usings + expected,
            ReferenceAssemblies = new("net10.0"),
            CompilerDiagnostics = CompilerDiagnostics.Errors,
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
            // An enforced rule cannot be suppressed, and the kit knows one descriptor of an id only. Builds of real projects test suppression.
            TestBehaviors = TestBehaviors.SkipSuppressionCheck,
            CodeFixTestBehaviors = CodeFixTestBehaviors.SkipLocalDiagnosticCheck,
        };
        test.TestState.AdditionalReferences.AddRange(_references);
        test.TestState.AdditionalFiles.Add(("/telemetry.policy.json", policy));
        test.SolutionTransforms.Add(UseLatestLanguage);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A class whose method has the statements.</summary>
    public static string InMethod(string statements) => $$"""
        class Orders(ILogger logger, Guid id, string text, long number, Exception error)
        {
            static readonly Meter Meter = new("acme.shop");
            static readonly ActivitySource Source = new("acme.shop");
            static readonly Counter<long> Placed = Meter.CreateCounter<long>("acme.order.placed", "{order}");

            void Run(Activity activity)
            {
        {{statements}}
            }
        }
        """;

    private static Solution UseLatestLanguage(Solution solution, ProjectId project) =>
        solution.WithProjectParseOptions(project, ((CSharpParseOptions)solution.GetProject(project)!.ParseOptions!).WithLanguageVersion(LanguageVersion.Latest));
}
