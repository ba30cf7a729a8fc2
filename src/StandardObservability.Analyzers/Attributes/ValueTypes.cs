using Microsoft.CodeAnalysis;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>The type of an attribute that a static type becomes.</summary>
internal static class ValueTypes
{
    /// <summary>The type of the expression's values, or <see cref="AttributeType.Any"/>.</summary>
    public static AttributeType Find(IOperation value) => Find(value.WithoutConversion().Type);

    /// <summary>The type of the values of a static type, or <see cref="AttributeType.Any"/>.</summary>
    public static AttributeType Find(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol { Rank: 1 } array)
        {
            return Find(array.ElementType) switch
            {
                AttributeType.String => AttributeType.StringArray,
                AttributeType.Int => AttributeType.IntArray,
                AttributeType.Double => AttributeType.DoubleArray,
                AttributeType.Boolean => AttributeType.BooleanArray,
                _ => AttributeType.Any,
            };
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return Find(nullable.TypeArguments[0]);
        }

        // An exporter writes the name of an enum's member.
        return type?.TypeKind == TypeKind.Enum ? AttributeType.String : FindSimple(type?.SpecialType ?? SpecialType.None);
    }

    private static AttributeType FindSimple(SpecialType type) => type switch
    {
        SpecialType.System_String or SpecialType.System_Char => AttributeType.String,
        SpecialType.System_Boolean => AttributeType.Boolean,
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal => AttributeType.Double,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => AttributeType.Int,
        _ => AttributeType.Any,
    };
}
