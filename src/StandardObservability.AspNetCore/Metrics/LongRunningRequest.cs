using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace StandardObservability.AspNetCore.Metrics;

/// <summary>
/// Recognizes requests that stay open as long as the client wants: web sockets, server-sent events and SignalR's connections. Their duration
/// does not measure how fast the service answers.
/// </summary>
/// <remarks>A request that was rejected is not one of them, so its failure stays in the metrics of requests.</remarks>
internal static class LongRunningRequest
{
    private const string EventStream = "text/event-stream";

    public static bool Is(HttpContext context, bool isHub) => context.Response.StatusCode switch
    {
        StatusCodes.Status101SwitchingProtocols => true,
        >= StatusCodes.Status200OK and < StatusCodes.Status300MultipleChoices
            => IsTunnel(context) || IsEventStream(context.Response) || IsHubPoll(context, isHub),

        // SignalR's client closes a poll when it stops.
        StatusCodes.Status499ClientClosedRequest => IsHubPoll(context, isHub),
        _ => false,
    };

    /// <summary>Whether the request is a web socket over HTTP/2 or HTTP/3, whose status is 200.</summary>
    private static bool IsTunnel(HttpContext context)
        => HttpMethods.IsConnect(context.Request.Method)
            && context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };

    private static bool IsEventStream(HttpResponse response)
        => response.Headers.ContentType is [{ } type, ..] && type.StartsWith(EventStream, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the request waits for SignalR's next message. The client sends its own messages with POST.</summary>
    private static bool IsHubPoll(HttpContext context, bool isHub) => isHub && HttpMethods.IsGet(context.Request.Method);
}
