using System.Net.Http.Headers;

namespace StandardObservability.Export.Otlp;

/// <summary>The headers of every request to a receiver, from <c>OTEL_EXPORTER_OTLP_HEADERS</c>. They may contain secrets and are never logged.</summary>
/// <remarks>
/// Source: OpenTelemetry specification, "OpenTelemetry Protocol Exporter", "Specifying headers via environment variables": name=value pairs
/// with commas between them, percent-encoded. OpenTelemetry's exporter decodes the whole list before it splits it, so an encoded comma
/// divides a value, and it throws for a name that occurs twice. Here a pair is decoded after the split.
/// </remarks>
internal sealed class OtlpHeaders
{
    private readonly List<Header> _headers = [];

    private OtlpHeaders()
    {
    }

    /// <summary>Parses a list; <see langword="null"/> when a part is not an HTTP header of a request.</summary>
    public static OtlpHeaders? Parse(string? list)
    {
        var headers = new OtlpHeaders();
        foreach (var part in (list ?? string.Empty).Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            headers._headers.Add(new Header(Decode(part[..Math.Max(equals, 0)]), Decode(part[(equals + 1)..])));
        }

        return headers.IsValid() ? headers : null;
    }

    public void AddTo(HttpRequestHeaders request) => _headers.ForEach(h => request.Add(h.Name, h.Value));

    private static string Decode(string text) => Uri.UnescapeDataString(text).Trim();

    private bool IsValid()
    {
        if (_headers.Count == 0)
        {
            return true;
        }

        using var probe = new HttpRequestMessage();
        try
        {
            AddTo(probe.Headers);
            return true;
        }
        catch (Exception e) when (e is FormatException or ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private sealed record Header(string Name, string Value);
}
