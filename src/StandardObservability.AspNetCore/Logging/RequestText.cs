using System.Collections.Frozen;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>What a request is called in a log line. Nothing that a caller sends makes it long.</summary>
internal sealed class RequestText(RedactionPolicy redaction)
{
    private const int MaxPathChars = 1024;

    private const string Root = "/";

    /// <summary>As ASP.NET Core's own metrics have them: in any case, as the standard writes them.</summary>
    private static readonly FrozenDictionary<string, string> Methods = ((string[])
    [
        HttpMethods.Connect, HttpMethods.Delete, HttpMethods.Get, HttpMethods.Head, HttpMethods.Options, HttpMethods.Patch, HttpMethods.Post, HttpMethods.Put, HttpMethods.Trace,
    ]).ToFrozenDictionary(static m => m, StringComparer.OrdinalIgnoreCase);

    private readonly RedactedValues _longPaths = new(redaction, MaxPathChars);

    public static string Method(HttpRequest request) => Methods.GetValueOrDefault(request.Method, HttpMethodNames.Other);

    /// <summary>The route of the endpoint that was asked for; an exception handler may have put its own in its place.</summary>
    public static string? Route(HttpContext context)
    {
        var endpoint = context.Features.Get<IExceptionHandlerPathFeature>()?.Endpoint ?? context.GetEndpoint();
        return endpoint?.Metadata.GetMetadata<IRouteDiagnosticsMetadata>()?.Route is { } route ? route.Length > 0 ? route : Root : null;
    }

    /// <summary>
    /// The path as routing sees it, without its escapes, so that redaction recognises what is in it. A long one is redacted before it is
    /// cut: half a secret would not be recognised.
    /// </summary>
    public string Path(HttpRequest request)
    {
        var path = request.PathBase.HasValue ? request.PathBase.Value + request.Path.Value : request.Path.Value;
        return path switch
        {
            null or "" => Root,
            { Length: > MaxPathChars } => _longPaths.Text(path),
            _ => path,
        };
    }
}
