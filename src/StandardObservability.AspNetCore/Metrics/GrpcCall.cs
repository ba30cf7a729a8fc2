using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Reads the status of a gRPC call, whose HTTP status is 200 also when it fails.</summary>
internal static class GrpcCall
{
    private const string ContentType = "application/grpc";
    private const string StatusName = "grpc-status";

    /// <summary>Tag that Grpc.AspNetCore adds to the activity of the request. gRPC-Web sends the status in the body only.</summary>
    private const string StatusTag = "grpc.status_code";

    /// <summary>Whether the call failed in the service. A client that cancels, or sends an argument that is not valid, is not a failure.</summary>
    /// <remarks>Source: OpenTelemetry semantic conventions, "gRPC", status codes that are errors of server spans.</remarks>
    public static bool HasFailed(HttpContext context)
        => context.Request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) == true
            && FindStatus(context) is "2" or "4" or "12" or "13" or "14" or "15";

    /// <summary>A call that fails before its first message has no trailers: the status is among the headers.</summary>
    private static string? FindStatus(HttpContext context)
        => Read(context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers)
            ?? Read(context.Response.Headers)
            ?? context.Features.Get<IHttpActivityFeature>()?.Activity?.GetTagItem(StatusTag) as string;

    private static string? Read(IHeaderDictionary? headers)
        => headers is not null && headers.TryGetValue(StatusName, out var values) ? values.ToString() : null;
}
