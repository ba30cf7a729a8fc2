using System.Net;
using Microsoft.AspNetCore.Http;

namespace StandardObservability.AspNetCore.LocalPage.Access;

/// <summary>Recognizes requests that a browser on this machine sends without a proxy.</summary>
/// <remarks>
/// The remote address alone is not enough: behind a proxy on this machine everyone has a loopback address, and a site can let its own name
/// lead to one (DNS rebinding). It is read before middleware of the application can change it.
/// </remarks>
internal static class DirectRequest
{
    private const string LocalHost = "localhost";
    private const string LocalDomain = ".localhost";
    private const string FetchSite = "Sec-Fetch-Site";

    /// <summary>Headers that proxies add, or names with which these headers begin.</summary>
    private static readonly string[] ProxyHeaders = ["Forwarded", "X-Forwarded-", "X-Original-", "X-Real-IP", "Via"];

    /// <summary>Why a request is not direct.</summary>
    public static Refusal Check(HttpContext context)
        => context.Connection.RemoteIpAddress is not { } address || !IPAddress.IsLoopback(address) ? Refusal.RemoteAddress
            : !IsLocal(context.Request.Host) ? Refusal.Host
            : IsProxied(context.Request) ? Refusal.Proxy
            : IsFromOtherSite(context.Request) || IsWriteOfOtherSite(context.Request) ? Refusal.OtherSite
            : Refusal.None;

    /// <summary>Whether a page of another site changes something. Browsers send the origin with such requests, also those without Sec-Fetch-Site.</summary>
    public static bool IsWriteOfOtherSite(HttpRequest request)
        => !HttpMethods.IsGet(request.Method)
            && !HttpMethods.IsHead(request.Method)
            && (IsFromOtherSite(request) || (request.Headers.Origin is { Count: > 0 } origin && !IsOriginOf(request, origin.ToString())));

    private static bool IsLocal(HostString host)
    {
        var name = host.Host.TrimStart('[').TrimEnd(']');
        return name.Equals(LocalHost, StringComparison.OrdinalIgnoreCase)
            || name.EndsWith(LocalDomain, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }

    /// <summary>Browsers use HTTP/1.1 or later; proxies that add no header often use HTTP/1.0.</summary>
    private static bool IsProxied(HttpRequest request)
        => HttpProtocol.IsHttp10(request.Protocol) || request.Headers.Keys.Any(static k => ProxyHeaders.Any(h => Matches(k, h)));

    private static bool Matches(string header, string proxyHeader)
        => proxyHeader.EndsWith('-')
            ? header.StartsWith(proxyHeader, StringComparison.OrdinalIgnoreCase)
            : header.Equals(proxyHeader, StringComparison.OrdinalIgnoreCase);

    /// <summary>The scheme is not compared: a proxy may have removed TLS.</summary>
    private static bool IsOriginOf(HttpRequest request, string origin)
        => Uri.TryCreate(origin, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && request.Host.HasValue
            && origin[(origin.IndexOf("//", StringComparison.Ordinal) + 2)..].Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase);

    private static bool IsFromOtherSite(HttpRequest request)
        => request.Headers[FetchSite] is { Count: > 0 } site && site.ToString() is not ("none" or "same-origin");
}
