using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace StandardObservability.Faults.Tests.Runs;

/// <summary>What a person on call sees of an outage: the events of the service and its health report.</summary>
internal sealed record OnCallOutput(IReadOnlyList<string> Lines, string Health)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly (int Event, string Title)[] Events =
    [
        (700, "The start report"),
        (600, "An output fails: once a minute for each cause"),
        (601, "It works again"),
        (702, "The final counts, when the host stops"),
    ];

    /// <summary>Writes the first event of each kind, indented.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var (id, title) in Events)
        {
            Append(text, $"{title} (event {id})", Lines.First(l => l.Contains($"\"event_id\":{id},", StringComparison.Ordinal)));
        }

        Append(text, "The health report while an output fails", Health);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, string json)
        => text.Append(title).Append(":\n\n```json\n").Append(JsonSerializer.Serialize(JsonDocument.Parse(json).RootElement, Indented)).Append("\n```\n\n");
}
