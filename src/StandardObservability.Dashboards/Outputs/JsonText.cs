using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs;

/// <summary>Writes JSON that is the same on each machine.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes an indented document that ends with a line end.</summary>
    public static string Write(JsonObject node) => Write(node, Readable) + "\n";

    /// <summary>Writes a document in one line.</summary>
    public static string WriteCompact(JsonObject node) => Write(node, Compact);

    private static string Write(JsonObject node, JsonWriterOptions options)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            node.WriteTo(json);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
