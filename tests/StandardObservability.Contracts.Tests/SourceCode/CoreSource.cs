using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>The source of the core project as the compiler understands it: which file uses which.</summary>
internal static class CoreSource
{
    private const string Project = "StandardObservability";

    private static readonly Lazy<CSharpCompilation> Compilation = new(Compile);

    private static readonly Lazy<IReadOnlyDictionary<SourceFile, IReadOnlySet<SourceFile>>> LazyUses = new(FindUses);

    /// <summary>All files, by path.</summary>
    public static IReadOnlyDictionary<string, SourceFile> Files { get; } = Read(Project).ToDictionary(static f => f.Path, StringComparer.Ordinal);

    /// <summary>For each file, the other files whose types it names.</summary>
    public static IReadOnlyDictionary<SourceFile, IReadOnlySet<SourceFile>> Uses => LazyUses.Value;

    /// <summary>The source files of a project, without what the build generates.</summary>
    public static IEnumerable<SourceFile> Read(string project)
    {
        var root = Path.Combine(Repository.Root, "src", project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(f => (file: f, path: Path.GetRelativePath(root, f).Replace('\\', '/')))
            .Where(static f => !f.path.StartsWith("obj/", StringComparison.Ordinal) && !f.path.StartsWith("bin/", StringComparison.Ordinal))
            .OrderBy(static f => f.path, StringComparer.Ordinal)
            .Select(static f => new SourceFile(f.path, File.ReadAllLines(f.file)));
    }

    /// <summary>Methods that are longer than a number of lines, as "path: name (lines)".</summary>
    public static IEnumerable<string> FindMethodsLongerThan(int lines, string project)
        => from file in Read(project)
           from method in CSharpSyntaxTree.ParseText(string.Join('\n', file.Lines)).GetRoot().DescendantNodes().OfType<BaseMethodDeclarationSyntax>()
           let span = method.GetLocation().GetLineSpan()
           let length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1
           where length > lines
           select $"{project}/{file.Path}: {(method as MethodDeclarationSyntax)?.Identifier.Text ?? "constructor"} ({length})";

    private static CSharpCompilation Compile()
    {
        var parse = new CSharpParseOptions(LanguageVersion.Preview, DocumentationMode.None);
        var trees = Files.Values.Select(f => CSharpSyntaxTree.ParseText(string.Join('\n', f.Lines), parse, f.Path)).ToList();
        trees.Add(CSharpSyntaxTree.ParseText(
            "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;",
            parse,
            "ImplicitUsings.cs"));
        var assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static a => Path.GetFileNameWithoutExtension(a) is not (Project or Project + ".AspNetCore" or Project + ".Aws" or Project + ".Serilog"))
            .Select(static a => MetadataReference.CreateFromFile(a));
        return CSharpCompilation.Create(Project, trees, assemblies, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static Dictionary<SourceFile, IReadOnlySet<SourceFile>> FindUses()
    {
        var uses = Files.Values.ToDictionary(static f => f, static _ => (IReadOnlySet<SourceFile>)new HashSet<SourceFile>());
        foreach (var tree in Compilation.Value.SyntaxTrees.Where(static t => Files.ContainsKey(t.FilePath)))
        {
            var file = Files[tree.FilePath];
            var model = Compilation.Value.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var info = model.GetSymbolInfo(name);
                ((HashSet<SourceFile>)uses[file]).UnionWith(FindDeclaringFiles(info.Symbol ?? info.CandidateSymbols.FirstOrDefault()).Where(f => f != file));
            }
        }

        return uses;
    }

    /// <summary>The files of the type that a name means, or whose member it means.</summary>
    private static IEnumerable<SourceFile> FindDeclaringFiles(ISymbol? symbol)
    {
        var type = symbol switch
        {
            null or INamespaceSymbol or ILocalSymbol or IParameterSymbol or ITypeParameterSymbol => null,
            INamedTypeSymbol named => named,
            _ => symbol.ContainingType,
        };
        while (type?.ContainingType is { } outer)
        {
            type = outer;
        }

        return type?.OriginalDefinition.DeclaringSyntaxReferences.Select(static r => Files.GetValueOrDefault(r.SyntaxTree.FilePath)).OfType<SourceFile>() ?? [];
    }
}
