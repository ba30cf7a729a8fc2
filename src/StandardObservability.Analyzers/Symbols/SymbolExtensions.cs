using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace StandardObservability.Analyzers.Symbols;

/// <summary>Questions about types.</summary>
internal static class SymbolExtensions
{
    /// <summary>Whether both are one type. Type arguments are ignored.</summary>
    public static bool Is(this ITypeSymbol? type, INamedTypeSymbol? other) =>
        type != null && other != null && SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, other);

    /// <summary>Whether the type is the other one or derives from it.</summary>
    public static bool IsOrDerivesFrom(this ITypeSymbol? type, INamedTypeSymbol? other)
    {
        for (var current = type; current != null; current = current.BaseType)
        {
            if (current.Is(other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the type, or one that it derives from, is in the set.</summary>
    public static bool IsOrDerivesFromOneOf(this ITypeSymbol? type, HashSet<INamedTypeSymbol> others)
    {
        for (var current = type; current != null; current = current.BaseType)
        {
            if (current.OriginalDefinition is INamedTypeSymbol named && others.Contains(named))
            {
                return true;
            }
        }

        return false;
    }
}
