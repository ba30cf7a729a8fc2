using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Tool.Input.Telemetry;

namespace StandardObservability.Tool.Weaver;

/// <summary>Writes attributes of samples.</summary>
internal sealed class SampleAttributes(TelemetryPolicy policy)
{
    /// <summary>The attributes that the catalogue defines. Names of other attributes of log records are not judged.</summary>
    public IReadOnlyList<(string Key, OtlpValue Value)> FindDefined(JsonElement record) =>
        [.. OtlpValue.ReadAll(record).Where(attribute => policy.Catalogue.FindAttribute(attribute.Key) != null)];

    /// <summary>Writes the attributes in the order of their keys.</summary>
    public void Write(Utf8JsonWriter json, IEnumerable<(string Key, OtlpValue Value)> attributes, TelemetrySignals signal)
    {
        json.WriteStartArray("attributes");
        var written = attributes.Where(attribute => !CapturedChecks.IsFromPipeline(attribute.Key)).OrderBy(attribute => attribute.Key, StringComparer.Ordinal);
        foreach (var (key, value) in written)
        {
            json.WriteStartObject();
            json.WriteString("name", key);
            // What the library redacted has neither its type nor its content any more.
            if (value.Type != AttributeType.Any && !CapturedChecks.IsRedacted(value.ToFacts(key, signal)))
            {
                json.WriteString("type", AttributeTypeWords.Write(value.Type));
                WriteValue(json, key, value);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteValue(Utf8JsonWriter json, string key, OtlpValue value)
    {
        if (policy.Catalogue.FindAttribute(key)?.Members == null || value.Text is not { } text)
        {
            return;
        }

        if (value.Type == AttributeType.String)
        {
            json.WriteString("value", text);
        }
        else if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            json.WriteNumber("value", number);
        }
    }
}
