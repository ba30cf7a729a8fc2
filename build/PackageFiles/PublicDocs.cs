using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PackageFiles;

/// <summary>Keeps the documentation of what users of an assembly can see. The compiler writes that of internal members too.</summary>
internal static class PublicDocs
{
    public static void Write(string assembly, string docs, string output)
    {
        var visible = FindVisible(assembly);
        var file = XDocument.Load(docs, LoadOptions.PreserveWhitespace);
        foreach (var member in file.Descendants("member").Where(m => !visible.Contains((string?)m.Attribute("name") ?? "")).ToList())
        {
            (member.PreviousNode as XText)?.Remove();
            member.Remove();
        }

        Directory.CreateDirectory(Path.GetDirectoryName(output)!);
        file.Save(output, SaveOptions.DisableFormatting);
    }

    private static HashSet<string> FindVisible(string assembly)
    {
        var platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists);
        var library = MetadataReference.CreateFromFile(assembly);
        var compilation = CSharpCompilation.Create("docs", references: [library, .. platform.Select(static p => MetadataReference.CreateFromFile(p))]);
        HashSet<string> ids = new(StringComparer.Ordinal);
        AddVisible(((IAssemblySymbol)compilation.GetAssemblyOrModuleSymbol(library)!).GlobalNamespace, ids);
        return ids;
    }

    private static void AddVisible(INamespaceOrTypeSymbol container, HashSet<string> ids)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamespaceSymbol || IsVisible(member))
            {
                ids.Add(member.GetDocumentationCommentId() ?? "");
                if (member is INamespaceOrTypeSymbol inner)
                {
                    AddVisible(inner, ids);
                }
            }
        }
    }

    private static bool IsVisible(ISymbol member) =>
        member.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal;
}
