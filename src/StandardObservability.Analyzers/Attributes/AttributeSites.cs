using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using StandardObservability.Analyzers.Symbols;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Analyzers.Attributes;

/// <summary>Finds the attributes that a call or a creation gives to telemetry.</summary>
internal sealed class AttributeSites(TelemetryTypes types)
{
    /// <summary>The attributes of a call.</summary>
    public IEnumerable<AttributeSite> Find(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        var type = method.ContainingType;
        if (type.Is(types.Activity))
        {
            return method.Name is "SetTag" or "AddTag" ? FindPair(call, TelemetrySignals.Span) : [];
        }

        if (type.Is(types.TagList))
        {
            return method.Name == "Add" ? FindPair(call, TelemetrySignals.Metric) : [];
        }

        if (type.Is(types.ActivityTagsCollection))
        {
            return method.Name == "Add" ? FindPair(call, TelemetrySignals.Span) : [];
        }

        if (type.IsOrDerivesFrom(types.Instrument))
        {
            return method.Name is "Add" or "Record" ? FindTags(call.Arguments) : [];
        }

        return type.Is(types.LoggerExtensions) ? LogTemplateSites.Find(call) : [];
    }

    /// <summary>The attributes of a measurement that the callback of an observable instrument returns.</summary>
    public IEnumerable<AttributeSite> Find(IObjectCreationOperation creation) =>
        creation.Type.Is(types.Measurement) ? FindTags(creation.Arguments) : [];

    /// <summary>Whether the call records a measurement.</summary>
    public bool IsMeasurement(IInvocationOperation call) =>
        call.TargetMethod.Name is "Add" or "Record" && call.TargetMethod.ContainingType.IsOrDerivesFrom(types.Instrument);

    private IEnumerable<AttributeSite> FindPair(IInvocationOperation call, TelemetrySignals signal)
    {
        if (call.FindArgument("key") is { } key)
        {
            yield return new(key, call.FindArgument("value"), signal) { IsRemovable = IsStatement(call) };
        }
        else if (call.Arguments.Length == 1 && FindPair(call.Arguments[0].Value, signal) is { } pair)
        {
            yield return pair;
        }
    }

    // Not a call in a chain, whose statement sets other attributes too.
    private static bool IsStatement(IInvocationOperation call)
    {
        var parent = call.Parent is IConditionalAccessOperation access ? access.Parent : call.Parent;
        return parent is IExpressionStatementOperation && call.Instance?.WithoutConversion() is not IInvocationOperation;
    }

    private IEnumerable<AttributeSite> FindTags(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (var argument in arguments)
        {
            foreach (var element in Elements(argument.Value))
            {
                if (FindPair(element, TelemetrySignals.Metric) is { } pair)
                {
                    pair.IsRemovable = element.Parent is IArgumentOperation;
                    yield return pair;
                }
            }
        }
    }

    private static IEnumerable<IOperation> Elements(IOperation value)
    {
        value = value.WithoutConversion();
        value = value is ILocalReferenceOperation ? value.FollowLocal() : value;
        return value switch
        {
            IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
            ICollectionExpressionOperation collection => collection.Elements,
            _ => [value],
        };
    }

    private AttributeSite? FindPair(IOperation value, TelemetrySignals signal)
    {
        value = value.WithoutConversion();
        if (value is IObjectCreationOperation creation && creation.Type.Is(types.KeyValuePair) && creation.FindArgument("key") is { } key)
        {
            return new(key, creation.FindArgument("value"), signal);
        }

        var isCreate = value is IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "KeyValuePair" } };
        return isCreate && ((IInvocationOperation)value).FindArgument("key") is { } createdKey
            ? new(createdKey, ((IInvocationOperation)value).FindArgument("value"), signal)
            : null;
    }
}
