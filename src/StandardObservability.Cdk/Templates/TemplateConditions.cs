using System.Text.Json.Nodes;

namespace StandardObservability.Cdk.Templates;

/// <summary>Evaluates the conditions of a template when the stack is synthesized.</summary>
/// <param name="template">The template.</param>
/// <param name="parameters">The values of parameters. A token equals no text: a topic whose ARN is known at the deployment is a topic.</param>
internal sealed class TemplateConditions(ServiceTemplate template, IReadOnlyDictionary<string, string> parameters)
{
    /// <summary>Whether a condition of the template is true.</summary>
    /// <exception cref="InvalidDataException">The template does not have the condition, or it uses another function.</exception>
    public bool IsTrue(string name) => IsTrue(name, template.Conditions[name]);

    private bool IsTrue(string name, JsonNode? condition) => condition switch
    {
        JsonObject { Count: 1 } not when not["Fn::Not"] is JsonArray { Count: 1 } inner => !IsTrue(name, inner[0]),
        JsonObject { Count: 1 } equals when equals["Fn::Equals"] is JsonArray { Count: 2 } sides => Read(name, sides[0]) == Read(name, sides[1]),
        _ => throw Unknown(name),
    };

    private string Read(string name, JsonNode? side) => side switch
    {
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonObject { Count: 1 } reference when (string?)reference["Ref"] is { } parameter && parameters.TryGetValue(parameter, out var value) => value,
        _ => throw Unknown(name),
    };

    private InvalidDataException Unknown(string name)
        => ServiceTemplate.NotRendered(template.Origin, $"The condition {name} does not exist, or is not a comparison of a parameter with a text");
}
