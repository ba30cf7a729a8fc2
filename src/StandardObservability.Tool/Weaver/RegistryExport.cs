using System.Text.Json;
using StandardObservability.Conventions.Policy;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Tool.Reports;

namespace StandardObservability.Tool.Weaver;

/// <summary>Writes the catalogue of a policy, with the standards that it extends, as a registry of Weaver. JSON is YAML too.</summary>
internal sealed class RegistryExport(TelemetryPolicy policy)
{
    // A policy has no stability. Weaver reports everything that is not stable.
    private const string Stability = "stable";

    /// <summary>The metrics that a registry can define: Weaver requires instrument and unit.</summary>
    public IReadOnlyList<CatalogueMetric> Metrics { get; } =
        [.. policy.Catalogue.Metrics.Where(IsComplete).OrderBy(metric => metric.Name, StringComparer.Ordinal)];

    /// <summary>The metrics that a registry cannot define.</summary>
    public IReadOnlyList<CatalogueMetric> IncompleteMetrics { get; } =
        [.. policy.Catalogue.Metrics.Where(metric => !IsComplete(metric)).OrderBy(metric => metric.Name, StringComparer.Ordinal)];

    /// <summary>The manifest.</summary>
    /// <param name="schemaUrl">The URL that identifies registry and version.</param>
    public string WriteManifest(string schemaUrl) => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("file_format", RegistryNames.ManifestFormat);
        json.WriteString("schema_url", schemaUrl);
        json.WriteString("description", $"The catalogue of the telemetry policy {policy.Citation}.");
        json.WriteEndObject();
    });

    /// <summary>The definitions.</summary>
    public string WriteDefinitions() => JsonText.Write(json =>
    {
        json.WriteStartObject();
        json.WriteString("file_format", RegistryNames.DefinitionFormat);
        json.WriteStartArray("attributes");
        foreach (var attribute in policy.Catalogue.Attributes.OrderBy(attribute => attribute.Key, StringComparer.Ordinal))
        {
            Write(json, attribute);
        }

        json.WriteEndArray();
        json.WriteStartArray("metrics");
        foreach (var metric in Metrics)
        {
            Write(json, metric);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    private static bool IsComplete(CatalogueMetric metric) => metric is { Instrument: not null, Unit: not null };

    private static void Write(Utf8JsonWriter json, CatalogueAttribute attribute)
    {
        json.WriteStartObject();
        json.WriteString("key", attribute.Key);
        DefinitionText.WriteType(json, attribute, withIds: true);
        WriteShared(json, attribute.Origin, attribute.Deprecated);
        json.WriteStartObject("annotations");
        json.WriteStartObject(RegistryNames.Annotation);
        json.WriteString("origin", attribute.Origin);
        DefinitionText.WriteLimits(json, attribute);
        WriteRemoval(json, attribute.Deprecated);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, CatalogueMetric metric)
    {
        json.WriteStartObject();
        json.WriteString("name", metric.Name);
        json.WriteString("instrument", InstrumentWords.Write(metric.Instrument!.Value));
        json.WriteString("unit", metric.Unit);
        WriteShared(json, metric.Origin, metric.Deprecated);
        json.WriteStartArray("attributes");
        foreach (var attribute in metric.Attributes)
        {
            json.WriteStartObject();
            json.WriteString("ref", attribute.Key);
            // A policy has no other levels. Weaver reports an opt-in attribute that is absent as information only.
            json.WriteString("requirement_level", attribute.IsRequired ? "required" : "opt_in");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("annotations");
        json.WriteStartObject(RegistryNames.Annotation);
        json.WriteString("origin", metric.Origin);
        WriteRemoval(json, metric.Deprecated);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteShared(Utf8JsonWriter json, string origin, Deprecation? deprecated)
    {
        json.WriteString("brief", $"Defined by {origin}.");
        json.WriteString("stability", Stability);
        if (deprecated != null)
        {
            json.WriteStartObject("deprecated");
            DefinitionText.WriteReason(json, deprecated);
            json.WriteString("note", deprecated.RenamedTo == null ? $"Deprecated by {origin}." : $"Replaced by {deprecated.RenamedTo}.");
            json.WriteEndObject();
        }
    }

    private static void WriteRemoval(Utf8JsonWriter json, Deprecation? deprecated)
    {
        if (deprecated?.Remove is { } day)
        {
            json.WriteString("remove", DefinitionText.Write(day));
        }
    }
}
