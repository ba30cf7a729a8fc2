using System.Text.Json;
using Xunit;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>
/// What Weaver's JSON schemas require of a manifest and of definitions in format 2, as far as the export writes them:
/// https://github.com/open-telemetry/weaver/tree/main/schemas, semconv.schema.v2.json and definition-manifest.v2.json of October 2026. Other keys are refused.
/// </summary>
internal static class DefinitionSchema
{
    private static readonly string[] Words = ["boolean", "int", "double", "string", "any", "string[]", "int[]", "double[]", "boolean[]"];
    private static readonly string[] Stabilities = ["stable", "development", "alpha", "beta", "release_candidate", "deprecated"];
    private static readonly string[] Instruments = ["updowncounter", "counter", "gauge", "histogram"];
    private static readonly string[] Reasons = ["renamed", "obsoleted", "uncategorized", "unspecified"];
    private static readonly string[] Levels = ["required", "recommended", "opt_in"];

    public static void AssertManifest(JsonElement manifest)
    {
        AssertKeys(manifest, ["file_format", "schema_url"], ["description", "dependencies", "stability"]);
        Assert.Equal("definition_manifest/2.0", manifest.GetProperty("file_format").GetString());
        Assert.Matches("^https?://[^/]+/.+/[^/]+$", manifest.GetProperty("schema_url").GetString());
    }

    public static void AssertDefinitions(JsonElement definitions)
    {
        AssertKeys(definitions, ["file_format"], ["attributes", "metrics", "spans", "events", "entities", "attribute_groups", "imports"]);
        Assert.Equal("definition/2", definitions.GetProperty("file_format").GetString());
        definitions.GetProperty("attributes").EnumerateArray().ToList().ForEach(AssertAttribute);
        definitions.GetProperty("metrics").EnumerateArray().ToList().ForEach(AssertMetric);
    }

    private static void AssertAttribute(JsonElement attribute)
    {
        AssertKeys(attribute, ["key", "type", "brief", "stability"], ["note", "deprecated", "examples", "annotations"]);
        AssertShared(attribute);
        var type = attribute.GetProperty("type");
        if (type.ValueKind == JsonValueKind.Object)
        {
            AssertKeys(type, ["members"], []);
            type.GetProperty("members").EnumerateArray().ToList().ForEach(AssertMember);
            Assert.NotEmpty(type.GetProperty("members").EnumerateArray());
            return;
        }

        Assert.Contains(type.GetString(), Words.Concat(Words.Select(static w => $"template[{w}]")));
    }

    private static void AssertMember(JsonElement member)
    {
        AssertKeys(member, ["id", "value"], ["brief", "note", "stability", "deprecated", "annotations"]);
        Assert.Equal(JsonValueKind.String, member.GetProperty("id").ValueKind);
        Assert.Contains(member.GetProperty("value").ValueKind, new[] { JsonValueKind.String, JsonValueKind.Number });
    }

    private static void AssertMetric(JsonElement metric)
    {
        AssertKeys(
            metric,
            ["name", "instrument", "unit", "brief", "stability"],
            ["attributes", "note", "deprecated", "annotations", "entity_associations", "requirement_level"]);
        AssertShared(metric);
        Assert.Contains(metric.GetProperty("instrument").GetString(), Instruments);
        foreach (var reference in metric.GetProperty("attributes").EnumerateArray())
        {
            AssertKeys(reference, ["ref"], ["requirement_level", "brief", "note", "stability", "deprecated", "examples", "annotations"]);
            Assert.Contains(reference.GetProperty("requirement_level").GetString(), Levels);
        }
    }

    private static void AssertShared(JsonElement definition)
    {
        Assert.Equal(JsonValueKind.String, definition.GetProperty("brief").ValueKind);
        Assert.Contains(definition.GetProperty("stability").GetString(), Stabilities);
        if (definition.TryGetProperty("deprecated", out var deprecated))
        {
            var reason = deprecated.GetProperty("reason").GetString();
            Assert.Contains(reason, Reasons);
            AssertKeys(deprecated, reason == "renamed" ? ["reason", "renamed_to"] : ["reason", "note"], ["note"]);
        }
    }

    private static void AssertKeys(JsonElement element, string[] required, string[] optional)
    {
        var keys = element.EnumerateObject().Select(static p => p.Name).ToList();
        Assert.Empty(keys.Except(required.Concat(optional), StringComparer.Ordinal));
        Assert.Empty(required.Except(keys, StringComparer.Ordinal));
    }
}
