using System.Globalization;
using Judges.Otlp;

namespace Judges.XRay.Segments;

/// <summary>The URL in the block <c>http</c> of a segment document.</summary>
internal static class SegmentUrl
{
    private static readonly string[] Hosts
        = ["http.host", "http.server_name", "net.host.name", "host.name", "server.address", "net.peer.name", "net.peer.ip", "network.peer.address"];

    private static readonly string[] Causes
        = ["http.request.method", "http.method", "user_agent.original", "http.url", "url.full", "url.scheme", "http.target", "url.path", "url.query"];

    public static string? Of(OtlpSpan span, ExporterVersion version)
    {
        if (!Causes.Any(span.Attributes.ContainsKey) && !span.Attributes.ContainsKey("http.response.status_code"))
        {
            return null;
        }

        return span.Text("url.full", "http.url") is { } whole ? whole
            : !Hosts.Any(span.Attributes.ContainsKey) ? null
            : $"{span.Text("http.scheme", "url.scheme") ?? "http"}://{Host(span)}{Target(span, version)}";
    }

    private static string Host(OtlpSpan span)
    {
        if (span.Kind != OtlpSpanKind.Server)
        {
            return span.Text("http.host", "net.peer.name", "net.peer.ip") ?? string.Empty;
        }

        var port = span.Attributes.GetValueOrDefault("net.host.port") ?? span.Attributes.GetValueOrDefault("server.port");
        var isDefault = (span.Text("http.scheme", "url.scheme") ?? "http") == "https" ? port is 443L : port is 80L;
        return span.Text("http.host")
            ?? (span.Text("http.server_name", "net.host.name", "host.name", "server.address")
                + (port is null || isDefault ? string.Empty : string.Create(CultureInfo.InvariantCulture, $":{port}")));
    }

    /// <summary>Version 0.117 reads <c>url.query</c> as the target; whichever of the two comes last in the span wins.</summary>
    private static string Target(OtlpSpan span, ExporterVersion version)
    {
        var path = span.Text("url.path") ?? "/";
        if (version == ExporterVersion.V0117)
        {
            var last = span.Attributes.Keys.LastOrDefault(static k => k is "http.target" or "url.query");
            return last is null ? path : span.Text(last) ?? path;
        }

        return span.Text("http.target") ?? (span.Text("url.query") is { } query ? $"{path}?{query.TrimStart('?')}" : path);
    }
}
