using Microsoft.AspNetCore.Http;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>The method of a request in spans and metrics.</summary>
/// <remarks>Source: OpenTelemetry semantic conventions 1.40, "HTTP spans", attribute <c>http.request.method</c>.</remarks>
internal static class RequestMethod
{
    private const string Query = "QUERY";

    /// <summary>A well-known method, which is matched in any case, in the form of the standard; <see cref="HttpMethodNames.Other"/> for any other.</summary>
    public static string Normalize(string method) => HttpMethods.GetCanonicalizedValue(method) switch
    {
        ("GET" or "POST" or "PUT" or "DELETE" or "PATCH" or "HEAD" or "OPTIONS" or "TRACE" or "CONNECT" or Query) and var known => known,
        _ => method.Equals(Query, StringComparison.OrdinalIgnoreCase) ? Query : HttpMethodNames.Other,
    };

    /// <summary>The method in metrics of ASP.NET Core, which does not know <c>QUERY</c>.</summary>
    public static string InMetrics(string method) => Normalize(method) is var known && known == Query ? HttpMethodNames.Other : known;

    /// <summary>The method in the name of a span.</summary>
    public static string InName(string normalized) => normalized == HttpMethodNames.Other ? "HTTP" : normalized;
}
