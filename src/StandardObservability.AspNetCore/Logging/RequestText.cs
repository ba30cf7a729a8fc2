using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Redaction;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Method and path of a request for a log line, bounded in length.</summary>
internal sealed class RequestText(RedactionPolicy redaction)
{
    private const int MaxPathChars = 1024;

    private const string Root = "/";

    /// <summary>The well-known methods, matched in any case and written as in the standard, like ASP.NET Core's own metrics.</summary>
    private static readonly FrozenDictionary<string, string> Methods = ((string[])
    [
        HttpMethods.Connect, HttpMethods.Delete, HttpMethods.Get, HttpMethods.Head, HttpMethods.Options, HttpMethods.Patch, HttpMethods.Post, HttpMethods.Put, HttpMethods.Trace,
    ]).ToFrozenDictionary(static m => m, StringComparer.OrdinalIgnoreCase);

    public static string Method(HttpRequest request) => Methods.GetValueOrDefault(request.Method, HttpMethodNames.Other);

    /// <summary>
    /// The unescaped path as routing matches it, so that redaction recognises secrets in it. A long path is redacted before it is
    /// truncated, because part of a secret would not be recognised.
    /// </summary>
    public string Path(HttpRequest request)
    {
        var path = request.PathBase.HasValue ? request.PathBase.Value + request.Path.Value : request.Path.Value;
        if (string.IsNullOrEmpty(path))
        {
            return Root;
        }

        path = redaction.IsEnabled ? RoutePath.Redact(request.HttpContext, path, redaction) : path;
        return path.Length > MaxPathChars ? Truncate(redaction.Redact(path)) : path;
    }

    /// <summary>Cuts a text that is too long, and not within a surrogate pair.</summary>
    private static string Truncate(string path)
        => path.Length <= MaxPathChars ? path : $"{path.AsSpan(0, char.IsHighSurrogate(path[MaxPathChars - 1]) ? MaxPathChars - 1 : MaxPathChars)}…";
}
