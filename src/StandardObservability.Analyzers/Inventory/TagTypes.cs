using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Attributes;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Inventory;

/// <summary>Types of attributes in the inventory, with the number of an enum's members, from which series are estimated.</summary>
internal static class TagTypes
{
    /// <summary>The type, for example <c>string</c>, <c>boolean</c> or <c>enum(4)</c>. A constant is <c>constant</c>.</summary>
    public static string Describe(IOperation value)
    {
        value = value.WithoutConversion();
        if (value.ConstantValue.HasValue)
        {
            return "constant";
        }

        if (FindEnum(value) is { } members)
        {
            return $"enum({members.ToString(CultureInfo.InvariantCulture)})";
        }

        var type = ValueTypes.Find(value);
        return type == AttributeType.Any ? "any" : type.ToString().ToLowerInvariant();
    }

    // Also the text of an enum, which ToString creates.
    private static int? FindEnum(IOperation value)
    {
        value = value is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } ? instance.WithoutConversion() : value;
        return value.Type is { TypeKind: TypeKind.Enum } type ? type.GetMembers().OfType<IFieldSymbol>().Count(field => field.HasConstantValue) : null;
    }
}
