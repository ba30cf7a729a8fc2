using System.Text;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Replaces the values of a query, because any of them may be personal or secret: <c>?id=7&amp;v</c> becomes <c>?id=Redacted&amp;v</c>.</summary>
/// <remarks>The form is that of OpenTelemetry's instrumentation.</remarks>
internal static class UrlQuery
{
    private const string Marker = "Redacted";

    /// <param name="query">The query with its question mark.</param>
    public static string Redact(string query)
    {
        var equals = query.IndexOf('=', StringComparison.Ordinal);
        if (equals < 0)
        {
            return query;
        }

        var redacted = new StringBuilder(query.Length + Marker.Length);
        var kept = 0;
        while (equals >= 0)
        {
            redacted.Append(query, kept, equals + 1 - kept).Append(Marker);
            kept = query.IndexOf('&', equals) is >= 0 and var end ? end : query.Length;
            equals = query.IndexOf('=', kept);
        }

        return redacted.Append(query, kept, query.Length - kept).ToString();
    }
}
