using System.Text.Json;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>A CloudFormation template as a deployment sees it: with parameters given, conditions decided and functions resolved.</summary>
internal sealed partial class TemplateDouble
{
    private const int MaximumResources = 500;
    private const int MaximumBytes = 1_048_576;

    private TemplateDouble(IReadOnlyDictionary<string, TemplateResource> resources, IReadOnlyDictionary<string, string> outputs)
    {
        Resources = resources;
        Outputs = outputs;
    }

    /// <summary>The resources whose condition is true, by logical id.</summary>
    public IReadOnlyDictionary<string, TemplateResource> Resources { get; }

    /// <summary>The outputs whose condition is true.</summary>
    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IEnumerable<TemplateResource> OfType(string type) => Resources.Values.Where(resource => resource.Type == type);

    public static TemplateDouble Load(string templateJson, IReadOnlyDictionary<string, string> parameters)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(templateJson) > MaximumBytes) throw new CloudWatchException($"template: at most {MaximumBytes} bytes");
        using var document = JsonReading.Parse(templateJson);
        var template = document.RootElement;
        template.AllowOnly("template", "AWSTemplateFormatVersion", "Description", "Metadata", "Parameters", "Conditions", "Resources", "Outputs", "Mappings", "Rules", "Transform");
        var resolver = new TemplateResolver(template, TemplateParameters.Read(template, parameters));
        if (template.TryGetProperty("Conditions", out var conditions))
        {
            foreach (var condition in conditions.EnumerateObject()) resolver.Conditions.IsTrue(condition.Name);
        }

        return new TemplateDouble(ReadResources(template, resolver), ReadOutputs(template, resolver));
    }

    private static Dictionary<string, TemplateResource> ReadResources(JsonElement template, TemplateResolver resolver)
    {
        var declared = template.GetProperty(nameof(Resources)).EnumerateObject().ToList();
        if (declared.Count is 0 or > MaximumResources) throw new CloudWatchException($"template: it must have 1 to {MaximumResources} resources, it has {declared.Count}");
        foreach (var resource in declared) CheckResource(resource, declared);
        return declared
            .Where(resource => resource.Value.OptionalText("Condition") is not { } condition || resolver.Conditions.IsTrue(condition))
            .ToDictionary(resource => resource.Name, resource => Resolve(resource, resolver), StringComparer.Ordinal);
    }

    private static void CheckResource(JsonProperty resource, List<JsonProperty> declared)
    {
        resource.Value.AllowOnly($"resource {resource.Name}", "Type", "Properties", "Condition", "DependsOn", "Metadata", "DeletionPolicy", "UpdateReplacePolicy", "CreationPolicy", "UpdatePolicy");
        if (!LogicalId().IsMatch(resource.Name)) throw new CloudWatchException($"template: the logical id {resource.Name} must have 1 to 255 letters and digits");
        if (declared.Count(other => other.Name == resource.Name) > 1) throw new CloudWatchException($"template: the logical id {resource.Name} is there twice");
        if (!resource.Value.TryGetProperty("DependsOn", out var needed)) return;
        var ids = needed.ValueKind == JsonValueKind.Array ? needed.EnumerateArray().Select(id => id.GetString()) : [needed.GetString()];
        if (ids.FirstOrDefault(id => declared.TrueForAll(other => other.Name != id)) is { } unknown)
            throw new CloudWatchException($"template: {resource.Name} depends on {unknown}, which does not exist");
    }

    private static TemplateResource Resolve(JsonProperty resource, TemplateResolver resolver)
    {
        var properties = resource.Value.TryGetProperty("Properties", out var given) ? resolver.Resolve(given) : null;
        return new TemplateResource(resource.Name, resource.Value.Text("Type"), JsonSerializer.SerializeToElement(properties ?? new System.Text.Json.Nodes.JsonObject()));
    }

    private static Dictionary<string, string> ReadOutputs(JsonElement template, TemplateResolver resolver)
    {
        var outputs = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!template.TryGetProperty(nameof(Outputs), out var declared)) return outputs;
        foreach (var output in declared.EnumerateObject())
        {
            if (output.Value.OptionalText("Condition") is { } condition && !resolver.Conditions.IsTrue(condition)) continue;
            outputs[output.Name] = TemplateNames.Text(JsonSerializer.SerializeToElement(resolver.Resolve(output.Value.GetProperty("Value"))));
        }

        return outputs;
    }

    [GeneratedRegex("^[A-Za-z0-9]{1,255}$")]
    private static partial Regex LogicalId();
}
