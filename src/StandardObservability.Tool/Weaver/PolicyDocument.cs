using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Tool.Reports;

namespace StandardObservability.Tool.Weaver;

/// <summary>Writes what was imported as a policy.</summary>
internal static class PolicyDocument
{
    /// <summary>The text of the policy.</summary>
    public static string Write(RegistryImport import) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("policy", import.Name ?? "imported");
        json.WriteString("version", import.Version ?? "0.1.0");
        WriteTexts(json, "extends", import.Extends);
        WriteTexts(json, "owned", import.Owned);
        json.WriteStartArray("attributes");
        foreach (var attribute in import.Attributes)
        {
            Write(json, attribute);
        }

        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metric in import.Metrics)
        {
            Write(json, metric);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static void Write(Utf8JsonWriter json, CatalogueAttribute attribute)
    {
        json.WriteStartObject();
        json.WriteString("key", attribute.Key);
        DefinitionText.WriteType(json, attribute, withIds: false);
        DefinitionText.WriteLimits(json, attribute);
        Write(json, attribute.Deprecated);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CatalogueMetric metric)
    {
        json.WriteStartObject();
        json.WriteString("name", metric.Name);
        json.WriteOptional("instrument", metric.Instrument is { } kind ? InstrumentWords.Write(kind) : null);
        json.WriteOptional("unit", metric.Unit);
        json.WriteStartArray("attributes");
        foreach (var attribute in metric.Attributes)
        {
            json.WriteStartObject();
            json.WriteString("ref", attribute.Key);
            json.WriteOptional("requirement_level", attribute.IsRequired ? "required" : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, metric.Deprecated);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Deprecation? deprecated)
    {
        if (deprecated == null)
        {
            return;
        }

        json.WriteStartObject("deprecated");
        DefinitionText.WriteReason(json, deprecated);
        json.WriteOptional("remove", deprecated.Remove is { } day ? DefinitionText.Write(day) : null);
        json.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
