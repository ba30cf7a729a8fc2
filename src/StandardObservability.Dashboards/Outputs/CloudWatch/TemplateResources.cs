using System.Text.Json.Nodes;

namespace StandardObservability.Dashboards.Outputs.CloudWatch;

/// <summary>The resources of a template in the order in which they were added.</summary>
internal sealed class TemplateResources
{
    private readonly JsonObject _resources = [];

    public JsonObject Node => _resources;

    /// <exception cref="RenderException">Two resources have the same logical id.</exception>
    public void Add(string logicalId, string type, JsonObject properties, string? condition = null)
    {
        if (_resources.ContainsKey(logicalId))
        {
            throw new RenderException($"has the logical id {logicalId}, as another one. CloudFormation ignores hyphens: rename one of them.");
        }

        var resource = new JsonObject { ["Type"] = type };
        if (condition is not null)
        {
            resource["Condition"] = condition;
        }

        resource["Properties"] = properties;
        _resources[logicalId] = resource;
    }

    /// <summary>A text with parameters; a plain text if it has none.</summary>
    public static JsonNode Sub(string text) => text.Contains("${", StringComparison.Ordinal) ? new JsonObject { ["Fn::Sub"] = text } : text;

    public static JsonNode Ref(string name) => new JsonObject { ["Ref"] = name };

    public static JsonNode Arn(string logicalId) => new JsonObject { ["Fn::GetAtt"] = new JsonArray(logicalId, "Arn") };

    /// <summary>Tags of a resource. One without a value is omitted.</summary>
    public static JsonArray Tags(params IReadOnlyList<(string Key, string? Value)> tags)
        => new([.. tags.Where(static t => t.Value is not null).Select(static t => (JsonNode)new JsonObject { ["Key"] = t.Key, ["Value"] = t.Value })]);
}
