using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandardObservability.Conventions.Tracing.Calls;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>Reads the status of a gRPC call, whose HTTP status is 200 also when it fails.</summary>
internal static class GrpcCall
{
    private const string ContentType = "application/grpc";
    private const string StatusName = "grpc-status";
    private const string MessageName = "grpc-message";

    /// <summary>Whether the call failed in the service. A client that cancels, or sends an argument that is not valid, is not a failure.</summary>
    /// <remarks>Source: OpenTelemetry semantic conventions, "gRPC", status codes that are errors of server spans.</remarks>
    public static bool HasFailed(HttpContext context)
        => HttpMethods.IsPost(context.Request.Method)
            && context.Request.ContentType?.StartsWith(ContentType, StringComparison.OrdinalIgnoreCase) == true
            && FindStatus(context) is { } status && GrpcStatusCodes.IsServerError(status);

    /// <summary>The message for the client, or <see langword="null"/> without one. It is percent-encoded.</summary>
    public static string? FindMessage(HttpContext context) => Find(context, MessageName) is { } message ? Uri.UnescapeDataString(message) : null;

    /// <summary>gRPC-Web sends the status in the body only. Grpc.AspNetCore adds it to the activity of the request, too.</summary>
    private static string? FindStatus(HttpContext context)
        => Find(context, StatusName) ?? context.Features.Get<IHttpActivityFeature>()?.Activity?.GetTagItem(GrpcTagNames.StatusCode) as string;

    /// <summary>A call that fails before its first message has no trailers: the status is among the headers.</summary>
    private static string? Find(HttpContext context, string name)
        => Read(context.Features.Get<IHttpResponseTrailersFeature>()?.Trailers, name) ?? Read(context.Response.Headers, name);

    private static string? Read(IHeaderDictionary? headers, string name)
        => headers is not null && headers.TryGetValue(name, out var values) ? values.ToString() : null;
}
