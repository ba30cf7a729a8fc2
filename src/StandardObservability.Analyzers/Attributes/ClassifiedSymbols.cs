using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Symbols;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>Properties, fields and parameters with an attribute that classifies their data.</summary>
internal sealed class ClassifiedSymbols(TelemetryTypes types)
{
    /// <summary>The classified symbol that the expression is, and its classification, or <see langword="null"/>.</summary>
    public (string Symbol, string Classification)? Find(IOperation value)
    {
        if (types.DataClassificationAttribute == null)
        {
            return null;
        }

        value = value.WithoutConversion();
        value = value is ILocalReferenceOperation ? value.FollowLocal().WithoutConversion() : value;
        value = value is IConditionalAccessOperation access ? access.WhenNotNull.WithoutConversion() : value;
        value = value is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } ? instance.WithoutConversion() : value;
        return value.FindReferenced() is { } symbol ? Find(symbol) : null;
    }

    /// <summary>The classification of a symbol, or <see langword="null"/>.</summary>
    public (string Symbol, string Classification)? Find(ISymbol symbol)
    {
        var attribute = symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass.IsOrDerivesFrom(types.DataClassificationAttribute));
        return attribute?.AttributeClass is { } found ? (symbol.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat), Name(found)) : null;
    }

    private static string Name(INamedTypeSymbol attribute)
    {
        const string Suffix = "Attribute";
        var name = attribute.Name;
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
