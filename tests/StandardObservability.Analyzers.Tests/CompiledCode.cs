using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace StandardObservability.Analyzers.Tests;

/// <summary>Compiles code as the compiler does, and returns what analyzers and generators make of it.</summary>
internal static class CompiledCode
{
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Compiles code that has no error.</summary>
    public static CSharpCompilation Create(string code, OutputKind kind = OutputKind.DynamicallyLinkedLibrary)
    {
        var compilation = CSharpCompilation.Create(
            "Example",
            [CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken)],
            _references,
            new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), static d => d.Severity == DiagnosticSeverity.Error);
        return compilation;
    }

    /// <summary>The findings of the analyzers.</summary>
    /// <param name="compilation">The code.</param>
    /// <param name="policy">Text of the policy.</param>
    /// <param name="properties">Properties of the project that the compiler sees.</param>
    public static Task<ImmutableArray<Diagnostic>> AnalyzeAsync(CSharpCompilation compilation, string policy, params (string Name, string Value)[] properties)
    {
        var options = new AnalyzerOptions([new InMemoryText("/telemetry.policy.json", policy)], new ProjectProperties(properties));
        return compilation.WithAnalyzers([new TelemetryPolicyAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A file in memory.</summary>
    internal sealed class InMemoryText(string path, string text) : AdditionalText
    {
        /// <inheritdoc/>
        public override string Path => path;

        /// <inheritdoc/>
        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    /// <summary>Properties of a project, as MSBuild passes them.</summary>
    internal sealed class ProjectProperties((string Name, string Value)[] properties) : AnalyzerConfigOptionsProvider
    {
        /// <inheritdoc/>
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Options(properties);

        /// <inheritdoc/>
        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        /// <inheritdoc/>
        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;

        private sealed class Options((string Name, string Value)[] properties) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, out string value)
            {
                value = properties.FirstOrDefault(property => $"build_property.{property.Name}" == key).Value;
                return value != null;
            }
        }
    }
}
