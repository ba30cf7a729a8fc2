using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>The well-known methods of requests in spans.</summary>
/// <remarks>
/// Source: OpenTelemetry semantic conventions 1.40, "HTTP spans", attribute <c>http.request.method</c>: a method is matched in any case, and the variable
/// replaces the whole list.
/// </remarks>
internal sealed class RequestMethods(IConfiguration configuration)
{
    private const string Variable = "OTEL_INSTRUMENTATION_HTTP_KNOWN_METHODS";
    private const string Query = "QUERY";

    private readonly string[]? _own = configuration[Variable] is { Length: > 0 } list
        ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        : null;

    /// <summary>The method as it is written in the standard; <see cref="HttpMethodNames.Other"/> for one that is not well known.</summary>
    public string Normalize(string method)
    {
        if (_own is not null)
        {
            return Array.Find(_own, m => m.Equals(method, StringComparison.OrdinalIgnoreCase)) ?? HttpMethodNames.Other;
        }

        return HttpMethods.GetCanonicalizedValue(method) switch
        {
            ("GET" or "POST" or "PUT" or "DELETE" or "PATCH" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" or Query) and var known => known,
            _ => method.Equals(Query, StringComparison.OrdinalIgnoreCase) ? Query : HttpMethodNames.Other,
        };
    }

    /// <summary>The method in the name of a span.</summary>
    public static string InName(string normalized) => normalized == HttpMethodNames.Other ? "HTTP" : normalized;
}
