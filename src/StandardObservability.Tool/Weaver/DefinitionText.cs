using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Tool.Reports;

namespace StandardObservability.Tool.Weaver;

/// <summary>The parts of definitions that policies and registries write alike.</summary>
internal static class DefinitionText
{
    private static readonly (string Word, TelemetrySignals Signal)[] Signals =
        [("metric", TelemetrySignals.Metric), ("span", TelemetrySignals.Span), ("log", TelemetrySignals.Log)];

    /// <summary>Writes the type: a word, or members.</summary>
    /// <param name="json">The document.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="withIds">Whether members have ids, as registries require.</param>
    public static void WriteType(Utf8JsonWriter json, CatalogueAttribute attribute, bool withIds)
    {
        if (attribute.Members is not { } members)
        {
            var isTemplate = attribute.Type == AttributeType.Template;
            json.WriteString("type", isTemplate ? $"template[{AttributeTypeWords.Write(attribute.TemplateType)}]" : AttributeTypeWords.Write(attribute.Type));
            return;
        }

        json.WriteStartObject("type");
        json.WriteStartArray("members");
        foreach (var member in members)
        {
            WriteMember(json, member, attribute.Type, withIds);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes what only a policy defines.</summary>
    public static void WriteLimits(Utf8JsonWriter json, CatalogueAttribute attribute)
    {
        if (attribute.MaxValues is { } most)
        {
            json.WriteNumber("max_values", most);
        }

        json.WriteOptional("class", attribute.Classification);
        if (attribute.DenyOn != TelemetrySignals.None)
        {
            json.WriteStartArray("deny_on");
            foreach (var (word, _) in Signals.Where(signal => (attribute.DenyOn & signal.Signal) != 0))
            {
                json.WriteStringValue(word);
            }

            json.WriteEndArray();
        }
    }

    /// <summary>The signals of words.</summary>
    public static TelemetrySignals FindSignals(IEnumerable<string?> words) =>
        Signals.Where(signal => words.Contains(signal.Word, StringComparer.Ordinal)).Aggregate(TelemetrySignals.None, (all, signal) => all | signal.Signal);

    /// <summary>Writes why a name is deprecated, and what replaces it.</summary>
    public static void WriteReason(Utf8JsonWriter json, Deprecation deprecated)
    {
        json.WriteString("reason", deprecated.Reason);
        json.WriteOptional("renamed_to", deprecated.RenamedTo);
    }

    /// <summary>A day as both write it.</summary>
    public static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void WriteMember(Utf8JsonWriter json, string member, AttributeType type, bool withId)
    {
        json.WriteStartObject();
        json.WriteOptional("id", withId ? member : null);
        json.WriteOptional("stability", withId ? "stable" : null);
        if (type == AttributeType.Int)
        {
            // Numbers are written as the file has them.
            json.WritePropertyName("value");
            json.WriteRawValue(member);
        }
        else
        {
            json.WriteString("value", member);
        }

        json.WriteEndObject();
    }
}
