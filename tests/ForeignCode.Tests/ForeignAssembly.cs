using System.Collections.Immutable;
using ICSharpCode.Decompiler;
using ICSharpCode.Decompiler.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using StandardObservability.Analyzers;

namespace ForeignCode.Tests;

/// <summary>A library, decompiled and analyzed with <c>house/1</c> and OpenTelemetry's conventions, every rule a warning.</summary>
internal sealed class ForeignAssembly
{
    private const string Policy = """
        { "policy": "trial", "version": "1.0.0", "extends": ["house/1", "otel-semconv/1.44"], "mode": { "compile": "warn" } }
        """;

    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(static path => MetadataReference.CreateFromFile(path)),
    ];

    private ForeignAssembly(string name, int lines, IReadOnlyList<string> findings)
    {
        Name = name;
        Lines = lines;
        Findings = findings;
    }

    /// <summary>Name of the assembly.</summary>
    public string Name { get; }

    /// <summary>Lines of decompiled code that are not blank.</summary>
    public int Lines { get; }

    /// <summary>The findings: rule, type, member and the code that is marked.</summary>
    public IReadOnlyList<string> Findings { get; }

    /// <summary>Decompiles and analyzes the assembly.</summary>
    public static async Task<ForeignAssembly> AnalyzeAsync(string path, CancellationToken cancellation)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        var code = Decompile(path);
        var tree = CSharpSyntaxTree.ParseText(code, new CSharpParseOptions(Microsoft.CodeAnalysis.CSharp.LanguageVersion.Preview), $"{name}.cs", cancellationToken: cancellation);

        // Not the library itself: its types are in the code.
        var references = _references.Where(reference => Path.GetFileNameWithoutExtension(reference.Display) != name);
        var compilation = CSharpCompilation.Create($"{name}.Decompiled", [tree], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var analysis = compilation.WithAnalyzers([new TelemetryPolicyAnalyzer()], new AnalyzerOptions([new PolicyText("/telemetry.policy.json", Policy)]));
        var diagnostics = await analysis.GetAnalyzerDiagnosticsAsync(cancellation);
        var root = await tree.GetRootAsync(cancellation);
        return new(name, FoundCode.CountLines(code), [.. diagnostics.Select(d => FoundCode.Describe(d, root)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    private static string Decompile(string path) =>
        new CSharpDecompiler(path, new DecompilerSettings(ICSharpCode.Decompiler.CSharp.LanguageVersion.Latest) { ThrowOnAssemblyResolveErrors = false, UseSdkStyleProjectFormat = true })
            .DecompileWholeModuleAsString();
}
