using System;
using System.Collections.Generic;
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

        return Describe(value.Type);
    }

    /// <summary>The constant as text, or <see langword="null"/> for a value that is computed.</summary>
    public static string? FindConstant(IOperation? value) => value?.WithoutConversion().ConstantValue is { HasValue: true, Value: var constant }
        ? Convert.ToString(constant, CultureInfo.InvariantCulture)
        : null;

    /// <summary>The parameters of a log method that are properties of its event, with their types.</summary>
    public static IEnumerable<string> FindProperties(IMethodSymbol method) => method.Parameters
        .Where(parameter => parameter.Type.Name is not ("ILogger" or "LogLevel") && !parameter.Type.Name.EndsWith("Exception", StringComparison.Ordinal))
        .Select(parameter => $"{parameter.Name}:{Describe(parameter.Type)}");

    private static string Describe(ITypeSymbol? symbol)
    {
        var type = ValueTypes.Find(symbol);
        return type == AttributeType.Any ? "any" : type.ToString().ToLowerInvariant();
    }

    // Also the text of an enum, which ToString creates.
    private static int? FindEnum(IOperation value)
    {
        value = value is IInvocationOperation { TargetMethod.Name: "ToString", Instance: { } instance } ? instance.WithoutConversion() : value;
        return value.Type is { TypeKind: TypeKind.Enum } type ? type.GetMembers().OfType<IFieldSymbol>().Count(field => field.HasConstantValue) : null;
    }
}
