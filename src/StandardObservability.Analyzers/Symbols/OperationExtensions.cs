using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace StandardObservability.Analyzers.Symbols;

/// <summary>Questions about expressions.</summary>
internal static class OperationExtensions
{
    /// <summary>The expression without implicit conversions and casts to <c>object</c>. Another cast remains, because it makes another value.</summary>
    public static IOperation WithoutConversion(this IOperation operation)
    {
        while (operation is IConversionOperation conversion && (conversion.IsImplicit || conversion.Type?.SpecialType == SpecialType.System_Object))
        {
            operation = conversion.Operand;
        }

        return operation;
    }

    /// <summary>The constant string, or <see langword="null"/>.</summary>
    public static string? FindConstantText(this IOperation? operation) =>
        operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>The argument of the parameter, or <see langword="null"/>.</summary>
    public static IOperation? FindArgument(this IInvocationOperation invocation, string parameter) =>
        invocation.Arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, parameter, StringComparison.Ordinal))?.Value;

    /// <summary>The argument of the parameter, or <see langword="null"/>.</summary>
    public static IOperation? FindArgument(this IObjectCreationOperation creation, string parameter) =>
        creation.Arguments.FirstOrDefault(argument => string.Equals(argument.Parameter?.Name, parameter, StringComparison.Ordinal))?.Value;

    /// <summary>The value that a local variable was declared with, when that is the expression; or else the expression.</summary>
    public static IOperation FollowLocal(this IOperation operation)
    {
        if (operation is not ILocalReferenceOperation { Local: var local } || local.DeclaringSyntaxReferences.Length != 1)
        {
            return operation;
        }

        var root = operation;
        while (root.Parent != null)
        {
            root = root.Parent;
        }

        var declarator = root.Descendants().OfType<IVariableDeclaratorOperation>().FirstOrDefault(d => SymbolEqualityComparer.Default.Equals(d.Symbol, local));
        return declarator?.Initializer?.Value.WithoutConversion() ?? operation;
    }

    /// <summary>The field, property or local variable that the value is assigned to, or <see langword="null"/>.</summary>
    public static ISymbol? FindAssigned(this IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or ICoalesceOperation or IParenthesizedOperation)
        {
            parent = parent.Parent;
        }

        return parent switch
        {
            IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault(),
            IPropertyInitializerOperation property => property.InitializedProperties.FirstOrDefault(),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator } => declarator.Symbol,
            IAssignmentOperation assignment => assignment.Target.FindReferenced(),
            _ => null,
        };
    }

    /// <summary>The field, property, local variable or parameter that the expression is, or <see langword="null"/>.</summary>
    public static ISymbol? FindReferenced(this IOperation? expression) => expression switch
    {
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IConditionalAccessInstanceOperation => null,
        _ => null,
    };

    /// <summary>Where the constant is declared whose name the expression is, or <see langword="null"/> for a literal.</summary>
    public static Location? FindConstantDeclaration(this IOperation expression)
    {
        var symbol = expression.WithoutConversion() switch
        {
            IFieldReferenceOperation { Field.IsConst: true } field => (ISymbol)field.Field,
            ILocalReferenceOperation { Local.IsConst: true } local => local.Local,
            _ => null,
        };
        return symbol?.DeclaringSyntaxReferences.FirstOrDefault() is { } reference ? Location.Create(reference.SyntaxTree, reference.Span) : null;
    }
}
