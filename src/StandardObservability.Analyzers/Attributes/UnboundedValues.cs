using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Symbols;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>Expressions whose values have no end: ids, times, addresses, paths, texts of exceptions.</summary>
internal sealed class UnboundedValues(TelemetryTypes types)
{
    private readonly HashSet<INamedTypeSymbol> _types = types.FindAll(
        "System.Guid",
        "System.DateTime",
        "System.DateTimeOffset",
        "System.Uri",
        "System.Exception",
        "System.Net.IPAddress",
        "System.Net.IPEndPoint",
        "System.Diagnostics.ActivityTraceId",
        "System.Diagnostics.ActivitySpanId");

    private readonly INamedTypeSymbol? _exception = types.Find("System.Exception");
    private readonly INamedTypeSymbol? _uri = types.Find("System.Uri");
    private readonly INamedTypeSymbol? _request = types.Find("Microsoft.AspNetCore.Http.HttpRequest");
    private readonly INamedTypeSymbol? _connection = types.Find("Microsoft.AspNetCore.Http.ConnectionInfo");

    /// <summary>What makes the expression unbounded, as a message names it, or <see langword="null"/>.</summary>
    public string? Find(IOperation value)
    {
        value = value.WithoutConversion();
        value = value is ILocalReferenceOperation ? value.FollowLocal().WithoutConversion() : value;
        if (value.ConstantValue.HasValue)
        {
            return null;
        }

        return FindByType(value.Type) ?? value switch
        {
            IPropertyReferenceOperation property => FindByProperty(property),
            IInvocationOperation call => FindByCall(call),
            IInterpolatedStringOperation text => FindFirst(text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum =>
                FindFirst([sum.LeftOperand, sum.RightOperand]),
            ICoalesceOperation coalesce => Find(coalesce.Value) ?? Find(coalesce.WhenNull),
            IConditionalAccessOperation access => Find(access.WhenNotNull),
            IConditionalOperation { WhenFalse: { } otherwise } choice => Find(choice.WhenTrue) ?? Find(otherwise),
            _ => null,
        };
    }

    private string? FindByType(ITypeSymbol? type)
    {
        if (type is IArrayTypeSymbol { ElementType.SpecialType: SpecialType.System_Byte })
        {
            return "an array of bytes";
        }

        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }

        return type.IsOrDerivesFromOneOf(_types) ? $"a {type!.Name}" : null;
    }

    private string? FindByProperty(IPropertyReferenceOperation property)
    {
        var owner = property.Property.ContainingType;
        var name = property.Property.Name;
        var isUnbounded = name switch
        {
            "Message" or "StackTrace" => owner.IsOrDerivesFrom(_exception),
            "AbsolutePath" or "AbsoluteUri" or "PathAndQuery" or "OriginalString" or "Query" or "LocalPath" => owner.Is(_uri),
            "Path" or "QueryString" => owner.Is(_request),
            "Id" => owner.Is(types.Activity) || owner.Is(_connection),
            "ParentId" or "RootId" or "TraceStateString" => owner.Is(types.Activity),
            "TraceIdentifier" => owner.ToDisplayString() == "Microsoft.AspNetCore.Http.HttpContext",
            "Value" => property.Instance?.Type?.Name is "PathString" or "QueryString",
            _ => false,
        };
        return isUnbounded ? $"{owner.Name}.{name}" : null;
    }

    private string? FindByCall(IInvocationOperation call)
    {
        var name = call.TargetMethod.Name;
        if (call.Instance is { } instance && IsText(name))
        {
            return Find(instance);
        }

        var container = call.TargetMethod.ContainingType;
        if (container.SpecialType == SpecialType.System_String && (name is "Format" or "Concat"))
        {
            return FindFirst(call.Arguments.SelectMany(argument => Values(argument.Value)));
        }

        return (name is "GetDisplayUrl" or "GetEncodedUrl" or "GetEncodedPathAndQuery") && container.Name == "UriHelper" ? $"{container.Name}.{name}" : null;
    }

    private string? FindFirst(IEnumerable<IOperation> values) => values.Select(Find).FirstOrDefault(found => found != null);

    private static bool IsText(string method) => method is "ToString" or "ToHexString" or "Substring" or "ToLowerInvariant" or "ToUpperInvariant" or "Trim";

    private static IEnumerable<IOperation> Values(IOperation argument) =>
        argument.WithoutConversion() is IArrayCreationOperation { Initializer: { } initializer } ? initializer.ElementValues : [argument];
}
