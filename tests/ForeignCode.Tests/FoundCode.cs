using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ForeignCode.Tests;

/// <summary>A finding as a line that stays the same when other code of the library moves.</summary>
internal static class FoundCode
{
    /// <summary>The rule, where it is, the marked code, and the problem.</summary>
    public static string Describe(Diagnostic diagnostic, SyntaxNode root)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan);
        var type = node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>()?.Identifier.ValueText;
        var member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            MethodDeclarationSyntax method => method.Identifier.ValueText,
            PropertyDeclarationSyntax property => property.Identifier.ValueText,
            FieldDeclarationSyntax field => field.Declaration.Variables[0].Identifier.ValueText,
            ConstructorDeclarationSyntax => ".ctor",
            _ => "",
        };
        var message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        return $"{diagnostic.Id} {type}.{member}: {message[..(message.IndexOf(". ", StringComparison.Ordinal) + 1)]}";
    }

    /// <summary>Number of lines that are not blank.</summary>
    public static int CountLines(string code)
    {
        var count = 0;
        foreach (var line in code.AsSpan().EnumerateLines())
        {
            count += line.IsWhiteSpace() ? 0 : 1;
        }

        return count;
    }
}
