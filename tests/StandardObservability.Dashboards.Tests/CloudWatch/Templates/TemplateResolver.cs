using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Templates;

/// <summary>Resolves the intrinsic functions of a template. A value that resolves to AWS::NoValue is null here, and left out of its owner.</summary>
internal sealed partial class TemplateResolver
{
    private readonly JsonElement _template;
    private readonly IReadOnlyDictionary<string, JsonElement> _parameters;
    private readonly HashSet<string> _open = [];

    public TemplateResolver(JsonElement template, IReadOnlyDictionary<string, JsonElement> parameters)
    {
        (_template, _parameters) = (template, parameters);
        Conditions = new TemplateConditions(template, value => TextOf(Resolve(value)));
    }

    public TemplateConditions Conditions { get; }

    public JsonNode? Resolve(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => Function(value) is { } function ? Call(function) : Members(value),
        JsonValueKind.Array => new JsonArray([.. value.EnumerateArray().Select(Resolve).OfType<JsonNode>()]),
        _ => JsonValue.Create(value),
    };

    private JsonObject Members(JsonElement value)
    {
        var members = new JsonObject();
        foreach (var member in value.EnumerateObject())
        {
            if (Resolve(member.Value) is { } resolved) members[member.Name] = resolved;
        }

        return members;
    }

    private static JsonProperty? Function(JsonElement value)
    {
        var members = value.EnumerateObject().ToList();
        var function = members.FindIndex(member => member.Name == "Ref" || member.Name.StartsWith("Fn::", StringComparison.Ordinal));
        if (function < 0) return null;
        return members.Count == 1 ? members[0] : throw new CloudWatchException($"template: {members[function].Name} has members beside it");
    }

    private JsonNode? Call(JsonProperty function) => function.Name switch
    {
        "Ref" => Reference(function.Value.GetString()!),
        "Fn::If" => If([.. function.Value.EnumerateArray()]),
        "Fn::Join" => Join([.. function.Value.EnumerateArray()]),
        "Fn::Sub" => Substitute(function.Value),
        "Fn::GetAtt" => Attribute(function.Value),
        _ => throw new CloudWatchException($"template: the function {function.Name} is not known"),
    };

    private JsonNode? If(List<JsonElement> operands)
    {
        if (operands.Count != 3) throw new CloudWatchException("template: Fn::If takes a condition and two values");
        return Resolve(Conditions.IsTrue(operands[0].GetString()!) ? operands[1] : operands[2]);
    }

    private JsonValue Join(List<JsonElement> operands)
    {
        if (operands.Count != 2 || Resolve(operands[1]) is not JsonArray items) throw new CloudWatchException("template: Fn::Join takes a delimiter and a list");
        return JsonValue.Create(string.Join(operands[0].GetString(), items.Select(TextOf)));
    }

    private JsonValue Substitute(JsonElement operand)
    {
        var (text, own) = operand.ValueKind == JsonValueKind.Array
            ? (operand[0].GetString()!, operand[1].EnumerateObject().ToDictionary(pair => pair.Name, pair => TextOf(Resolve(pair.Value))))
            : (operand.GetString()!, []);
        return JsonValue.Create(Placeholder().Replace(text, match =>
        {
            var name = match.Groups[1].Value;
            if (name.StartsWith('!')) return $"${{{name[1..]}}}";
            if (own.TryGetValue(name, out var value)) return value;
            var dot = name.IndexOf('.', StringComparison.Ordinal);
            return TextOf(dot < 0 ? Reference(name) : Attribute(name[..dot], name[(dot + 1)..]));
        }));
    }

    private JsonNode? Reference(string name)
    {
        if (name == "AWS::NoValue") return null;
        if (TemplateNames.Pseudo(name) is { } pseudo) return JsonValue.Create(pseudo);
        if (_parameters.TryGetValue(name, out var parameter)) return parameter.ValueKind == JsonValueKind.Array ? JsonArray.Create(parameter) : JsonValue.Create(parameter);
        var (type, property) = Resource(name);
        return JsonValue.Create(Guarded(name, () => TemplateNames.Reference(name, type, property)));
    }

    private JsonValue Attribute(JsonElement operand) => operand.ValueKind == JsonValueKind.Array
        ? Attribute(operand[0].GetString()!, operand[1].GetString()!)
        : Attribute(operand.GetString()!.Split('.', 2)[0], operand.GetString()!.Split('.', 2)[^1]);

    private JsonValue Attribute(string logicalId, string attribute)
    {
        var (type, property) = Resource(logicalId);
        return JsonValue.Create(Guarded(logicalId, () => TemplateNames.Attribute(logicalId, type, attribute, property)));
    }

    private (string Type, Func<string, string?> Property) Resource(string logicalId)
    {
        if (!_template.GetProperty("Resources").TryGetProperty(logicalId, out var resource)) throw new CloudWatchException($"template: nothing is named {logicalId}");
        if (resource.OptionalText("Condition") is { } condition && !Conditions.IsTrue(condition))
            throw new CloudWatchException($"template: {logicalId} is referred to, but its condition {condition} is false");
        return (resource.Text("Type"), name =>
            resource.TryGetProperty("Properties", out var properties) && properties.TryGetProperty(name, out var value) && Resolve(value) is { } resolved ? TextOf(resolved) : null);
    }

    private string Guarded(string logicalId, Func<string> resolve)
    {
        if (!_open.Add(logicalId)) throw new CloudWatchException($"template: the name of {logicalId} refers to itself");
        var value = resolve();
        _open.Remove(logicalId);
        return value;
    }

    private static string TextOf(JsonNode? node) => node is null
        ? throw new CloudWatchException("template: AWS::NoValue where a text is needed")
        : TemplateNames.Text(JsonSerializer.SerializeToElement(node));

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Placeholder();
}
