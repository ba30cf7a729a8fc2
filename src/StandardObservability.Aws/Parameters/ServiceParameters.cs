using System.Collections.Frozen;
using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Aws.Calls;

namespace StandardObservability.Aws.Parameters;

/// <summary>Writes the names and ids of a request and its response to the span. Never payload.</summary>
internal static class ServiceParameters
{
    private static readonly FrozenDictionary<string, Parameter[]> Requests = ParameterTable.Requests.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, Parameter[]> Responses = ParameterTable.Responses.ToFrozenDictionary(StringComparer.Ordinal);

    public static void Write(Activity activity, CallName name, IExecutionContext context)
    {
        foreach (var (attribute, value) in FixedAttributes.Of(name, context.RequestContext))
        {
            activity.SetTag(attribute, value);
        }

        Write(activity, Requests.GetValueOrDefault(name.Service), context.RequestContext.OriginalRequest);
        Write(activity, Responses.GetValueOrDefault(name.Service), context.ResponseContext.Response);
    }

    private static void Write(Activity activity, Parameter[]? parameters, object? model)
    {
        foreach (var parameter in model is null ? [] : parameters ?? [])
        {
            if (SdkModel.Read(model, parameter.Path) is { } member && (parameter.Convert ?? ParameterValue.Plain)(member) is { } value)
            {
                activity.SetTag(parameter.Attribute, value);
            }
        }
    }
}
