using System.Text.Json;

namespace StandardObservability.Tool.Input.Telemetry;

/// <summary>
/// Reads telemetry as the OTLP file exporter writes it: one export request in JSON a line. https://opentelemetry.io/docs/specs/otel/protocol/file-exporter/
/// </summary>
internal static class OtlpFile
{
    private const string Reason = "Each line is one export request of traces, metrics or logs.";
    private static readonly string[] Requests = ["resourceMetrics", "resourceSpans", "resourceLogs"];

    /// <summary>Passes each request of the file and its place to a judge.</summary>
    /// <exception cref="ToolException">The file cannot be read, or a line is not a request.</exception>
    public static void Read(string path, ToolContext context, Action<JsonElement, Place> judge)
    {
        var shown = context.Show(path);
        using var file = TextFile.Open(path, shown);
        foreach (var (number, line) in OtlpLines.Read(file, shown))
        {
            var text = WithoutMark(line, number);
            if (text.Span.Trim(" \r\t"u8).Length > 0)
            {
                using var document = Parse(text, number, shown);
                judge(document.RootElement, new Place(shown, number));
            }
        }
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> line, int number, string shown)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(line);
        }
        catch (JsonException problem)
        {
            throw new ToolException(
                $"Line {number} of {shown} is not JSON: {problem.Message}",
                Reason,
                "Write the file with the file exporter of a collector, and end the collector before it is read.");
        }

        if (Array.Exists(Requests, name => document.RootElement.Find(name).ValueKind == JsonValueKind.Array))
        {
            return document;
        }

        document.Dispose();
        throw new ToolException(
            $"Line {number} of {shown} has none of {string.Join(", ", Requests)}.",
            Reason,
            "Write the file with the file exporter of a collector, in the format \"json\".");
    }

    // The byte order mark of UTF-8.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> line, int number) =>
        number == 1 && line.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? line[3..] : line;
}
