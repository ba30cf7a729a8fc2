using System.Text.Json;
using StandardObservability.Tool.Verification.Scores;

namespace StandardObservability.Tool.Reports.Facts;

/// <summary>Instrumentation Scores in JSON.</summary>
internal static class ScoreJson
{
    /// <summary>Writes the member <c>instrumentationScores</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<ServiceScore> scores)
    {
        json.WriteStartArray("instrumentationScores");
        foreach (var score in scores)
        {
            json.WriteStartObject();
            json.WriteString("service", score.Service);
            json.WriteNumber("score", score.Score);
            json.WriteBoolean("partial", true);
            WriteIds(json, "passed", score.Passed);
            WriteIds(json, "failed", score.Failed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
    }
}
