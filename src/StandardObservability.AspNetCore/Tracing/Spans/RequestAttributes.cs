using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using StandardObservability.AspNetCore.Logging;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Adds the attributes of a request that has arrived, so that code of the application can read, change and remove them.</summary>
/// <param name="redactsQuery">Whether the values of a query are replaced.</param>
/// <param name="recordsAddress">Whether the address of the peer is recorded. <c>UseForwardedHeaders</c> replaces it later by that of the client.</param>
internal sealed class RequestAttributes(bool redactsQuery, bool recordsAddress)
{
    private const string Root = "/";

    /// <summary>The host of the last request, because most requests have the same.</summary>
    private RequestedHost _host = new(default);

    public void Add(Activity span, HttpContext context)
    {
        var request = context.Request;
        var writer = new TagWriter(span);
        AddHost(in writer, request.Host);
        if (request.QueryString.Value is { Length: > 0 } query)
        {
            writer.Add(AttributeNames.UrlQuery, redactsQuery ? UrlQuery.Redact(query) : query);
        }

        span.DisplayName = RequestMethod.InName(AddMethod(in writer, request.Method));
        writer.Add(RequestAttributeNames.UrlScheme, request.Scheme);
        writer.Add(AttributeNames.UrlPath, FindPath(request));
        writer.Add(RequestAttributeNames.NetworkProtocolVersion, FindVersion(request.Protocol));
        if (request.Headers.UserAgent is [{ Length: > 0 } agent, ..])
        {
            writer.Add(RequestAttributeNames.UserAgentOriginal, agent);
        }

        if (recordsAddress)
        {
            writer.Add(AttributeNames.NetworkPeerAddress, ClientAddress.Find(context));
        }
    }

    private static string AddMethod(in TagWriter writer, string original)
    {
        var method = RequestMethod.Normalize(original);
        writer.Add(AttributeNames.HttpRequestMethod, method);
        if (method != original)
        {
            writer.Add(AttributeNames.HttpRequestMethodOriginal, original);
        }

        return method;
    }

    private void AddHost(in TagWriter writer, HostString header)
    {
        if (!header.HasValue)
        {
            return;
        }

        var host = _host;
        if (host.Header != header.Value)
        {
            _host = host = new RequestedHost(header);
        }

        writer.Add(AttributeNames.ServerAddress, host.Address);
        if (host.Port is { } port)
        {
            writer.Add(AttributeNames.ServerPort, port);
        }
    }

    private static string FindPath(HttpRequest request)
        => request.PathBase.HasValue || request.Path.HasValue ? (request.PathBase + request.Path).ToUriComponent() : Root;

    private static string FindVersion(string protocol) => protocol switch
    {
        "HTTP/1.1" => "1.1",
        "HTTP/2" => "2",
        "HTTP/3" => "3",
        "HTTP/1.0" => "1.0",
        _ => protocol,
    };

    /// <summary>The parts of a header <c>Host</c>.</summary>
    private sealed class RequestedHost(HostString header)
    {
        public readonly string? Header = header.Value;
        public readonly string Address = header.Host;
        public readonly object? Port = header.Port;
    }
}
