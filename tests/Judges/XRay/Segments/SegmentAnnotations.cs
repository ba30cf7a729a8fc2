using Judges.Otlp;

namespace Judges.XRay.Segments;

/// <summary>The annotations of a segment document: the listed attributes that no block of the document has consumed.</summary>
internal static class SegmentAnnotations
{
    private const string ResourcePrefix = "otel.resource.";

    private static readonly HashSet<string> Consumed =
    [
        "http.method", "http.request.method", "http.user_agent", "user_agent.original", "http.status_code", "http.response.status_code",
        "http.client_ip", "client.address", "network.peer.address", "http.url", "url.full", "http.scheme", "url.scheme", "http.host",
        "http.target", "url.path", "url.query", "http.server_name", "net.host.name", "net.host.port", "net.peer.name", "net.peer.port",
        "net.peer.ip", "host.name", "server.address", "server.port", "rpc.method", "aws.operation", "aws.account_id", "aws.region",
        "aws.request_id", "aws.requestId", "aws.queue_url", "aws.queue.url", "aws.table_name", "aws.table.name", "enduser.id",
    ];

    public static Dictionary<string, object?> Of(OtlpSpan span)
    {
        var annotations = new Dictionary<string, object?>();
        foreach (var name in span.Attributes.GetValueOrDefault("aws.xray.annotations") is IEnumerable<object?> names ? names.OfType<string>() : [])
        {
            var value = name.StartsWith(ResourcePrefix, StringComparison.Ordinal)
                ? span.Resource.GetValueOrDefault(name[ResourcePrefix.Length..])
                : Consumed.Contains(name) ? null : span.Attributes.GetValueOrDefault(name);
            if (value is string or long or double or bool)
            {
                annotations[string.Concat(name.Select(static c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '_'))] = value;
            }
        }

        return annotations;
    }
}
