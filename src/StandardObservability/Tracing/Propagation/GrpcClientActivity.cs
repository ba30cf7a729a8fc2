using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Propagation;

/// <summary>The activity of gRPC's client, which is the client span of a call. The activity of its HTTP request is not exported.</summary>
internal static class GrpcClientActivity
{
    /// <summary>Whether an activity is gRPC's, and is collected.</summary>
    public static bool Is(Activity activity) => activity is { OperationName: ActivityNames.GrpcCall, Source.Name: ActivitySourceNames.GrpcClient };

    /// <summary>The activity whose ids a request carries: gRPC's for the request of a call. That gets the address of the server, too.</summary>
    public static Activity FindSender(Activity activity, object? carrier)
    {
        if (activity.Parent is not { } parent || !Is(parent))
        {
            return activity;
        }

        if (parent.IsAllDataRequested && carrier is HttpRequestMessage { RequestUri: { IsAbsoluteUri: true } address })
        {
            parent.SetTag(AttributeNames.ServerAddress, address.Host).SetTag(AttributeNames.ServerPort, address.Port);
        }

        return parent;
    }
}
