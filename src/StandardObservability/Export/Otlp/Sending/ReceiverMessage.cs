using System.Text;
using StandardObservability.Export.Otlp.Wire;

namespace StandardObservability.Export.Otlp.Sending;

/// <summary>Finds what the receiver wrote about a request that it refused, for the log: it often names the cause.</summary>
/// <remarks>
/// Source: OTLP specification, "Failures": the body of a failed request is a <c>google.rpc.Status</c>. Proxies and gateways answer with
/// text. gRPC has the message in the trailer <c>grpc-message</c>, percent-encoded.
/// </remarks>
internal static class ReceiverMessage
{
    private const int MaxLength = 200;
    private const int MaxReadBytes = 4 * 1024;

    /// <summary>The message after a colon, shortened and on one line; empty without a message. It is not redacted yet.</summary>
    public static string Quote(HttpResponseMessage response)
        => Quote(FindGrpcMessage(response) ?? ReadBody(response.Content));

    public static string Quote(string message) => OneLine(message) is { Length: > 0 } line ? $": \"{line}\"" : string.Empty;

    private static string? FindGrpcMessage(HttpResponseMessage response)
        => response.TrailingHeaders.TryGetValues("grpc-message", out var values) || response.Headers.TryGetValues("grpc-message", out values)
            ? Uri.UnescapeDataString(values.FirstOrDefault() ?? string.Empty)
            : null;

    private static string ReadBody(HttpContent content)
    {
        using var body = RentedBody.Read(content);
        var bytes = body.Bytes.Span[..Math.Min(body.Bytes.Length, MaxReadBytes)];
        return content.Headers.ContentType?.MediaType == "application/x-protobuf" ? OtlpResponse.FindStatusMessage(bytes) : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Control characters could forge a line of a log, and markup of an error page is of no use.</summary>
    private static string OneLine(string text)
    {
        var line = new StringBuilder(MaxLength);
        foreach (var rune in text.EnumerateRunes())
        {
            var isSpace = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (!isSpace)
            {
                line.Append(rune.ToString());
            }
            else if (line.Length > 0 && line[^1] != ' ')
            {
                line.Append(' ');
            }

            if (line.Length >= MaxLength)
            {
                return line.Append('…').ToString();
            }
        }

        return line.ToString().TrimEnd();
    }
}
