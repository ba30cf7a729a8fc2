using System.Text.Json;
using System.Text.Json.Nodes;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>Resolves exported definitions as Weaver documents it in schemas/semconv-schemas.md.</summary>
internal static class ResolvedText
{
    /// <summary>The output of <c>weaver registry resolve</c>: metrics contain the definitions of their attributes.</summary>
    public static string Materialize(string manifest, string definitions) => Resolve(manifest, definitions, static (attribute, _) => attribute.DeepClone().AsObject());

    /// <summary>The output of <c>weaver registry package</c>: attributes are numbers in a catalog, in which the order is another one.</summary>
    public static string Index(string manifest, string definitions)
    {
        var root = JsonNode.Parse(Resolve(manifest, definitions, static (_, index) => new JsonObject { ["base"] = index }))!.AsObject();
        var catalog = root["registry"]!["attributes"]!.AsArray().Select(static a => a!.DeepClone()).ToArray();
        root["attribute_catalog"] = new JsonArray([JsonNode.Parse("""{ "key": "other", "type": "string" }"""), .. catalog]);
        root["registry"]!["attributes"] = new JsonArray([.. Enumerable.Range(1, catalog.Length).Select(static i => (JsonNode)i)]);
        root["file_format"] = "resolved/2.0";
        return root.ToJsonString();
    }

    private static string Resolve(string manifest, string definitions, Func<JsonNode, int, JsonObject> expand)
    {
        var attributes = JsonNode.Parse(definitions)!["attributes"]!.AsArray();
        var metrics = JsonNode.Parse(definitions)!["metrics"]!.AsArray();
        var numbers = attributes.Index().ToDictionary(static a => a.Item!["key"]!.GetValue<string>(), static a => a.Index, StringComparer.Ordinal);
        foreach (var metric in metrics)
        {
            var references = metric!["attributes"]!.AsArray().Select(reference =>
            {
                var number = numbers[reference!["ref"]!.GetValue<string>()];
                var expanded = expand(attributes[number]!, number + 1);
                expanded["requirement_level"] = reference["requirement_level"]!.DeepClone();
                return (JsonNode)expanded;
            });
            metric["attributes"] = new JsonArray([.. references]);
        }

        return new JsonObject
        {
            ["schema_url"] = JsonElement.Parse(manifest).GetProperty("schema_url").GetString(),
            ["registry"] = new JsonObject
            {
                ["attributes"] = attributes.DeepClone(),
                ["metrics"] = metrics.DeepClone(),
                ["spans"] = new JsonArray(),
                ["events"] = new JsonArray(),
            },
            ["refinements"] = new JsonObject(),
        }.ToJsonString();
    }
}
