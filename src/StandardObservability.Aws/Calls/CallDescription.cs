using System.Diagnostics;
using Amazon.Runtime;
using StandardObservability.Aws.Parameters;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.Aws.Calls;

/// <summary>Writes what a call did to its span when it ends: resource, region, endpoint, response.</summary>
internal static class CallDescription
{
    public static void Write(Activity activity, CallName name, IExecutionContext context)
    {
        WriteEndpoint(activity, context.RequestContext);
        WriteResponse(activity, context.ResponseContext);
        ServiceParameters.Write(activity, name, context);
        if (context.RequestContext.Retries is > 0 and var retries)
        {
            activity.SetTag(AwsSdkAttributeNames.ResendCount, retries);
        }
    }

    public static string? RegionOf(IRequestContext request)
        => request.Request?.AuthenticationRegion is { Length: > 0 } signed ? signed
            : request.ClientConfig.RegionEndpoint?.SystemName ?? request.ClientConfig.AuthenticationRegion;

    private static void WriteEndpoint(Activity activity, IRequestContext request)
    {
        var region = RegionOf(request);
        activity.SetTag(AttributeNames.CloudRegion, region).SetTag(AwsSdkAttributeNames.Region, region);
        if (request.Request?.Endpoint is { IsAbsoluteUri: true } endpoint)
        {
            activity.SetTag(AttributeNames.ServerAddress, endpoint.Host).SetTag(AttributeNames.ServerPort, endpoint.Port);
        }
    }

    private static void WriteResponse(Activity activity, IResponseContext response)
    {
        if (response.Response is not { } value)
        {
            return;
        }

        if (value.HttpStatusCode > 0)
        {
            activity.SetTag(AttributeNames.HttpResponseStatusCode, (int)value.HttpStatusCode);
        }

        activity.SetTag(AwsSdkAttributeNames.RequestId, value.ResponseMetadata?.RequestId);
        if (value.ResponseMetadata?.Metadata is { } metadata && metadata.TryGetValue("x-amz-id-2", out var extended))
        {
            activity.SetTag(AwsSdkAttributeNames.ExtendedRequestId, extended);
        }
    }
}
