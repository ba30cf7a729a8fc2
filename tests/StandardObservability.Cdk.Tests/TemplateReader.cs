using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace StandardObservability.Cdk.Tests;

/// <summary>
/// Reads a template as CloudFormation does at a deployment: functions are evaluated, references to resources and to what the deployment knows are
/// marked. So two templates that create the same resources have the same text, whichever functions they use.
/// </summary>
/// <param name="template">The template.</param>
/// <param name="construct">The construct whose resources are read; its name and the CDK's hash are removed from logical ids.</param>
/// <param name="parameters">The values of parameters.</param>
internal sealed partial class TemplateReader(JsonObject template, string construct = "", IReadOnlyDictionary<string, string>? parameters = null)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Type and properties of each resource of the construct, by its name.</summary>
    public IReadOnlyDictionary<string, string> ReadResources() => template["Resources"]!.AsObject()
        .Where(r => r.Key.StartsWith(construct, StringComparison.Ordinal) && (r.Value!["Condition"] is not { } condition || IsTrue((string)condition!)))
        .ToDictionary(r => Name(r.Key), r => $"{r.Value!["Type"]} {Write(Evaluate(r.Value["Properties"]))}", StringComparer.Ordinal);

    private string Name(string logicalId)
        => construct.Length > 0 && logicalId.StartsWith(construct, StringComparison.Ordinal) ? Hash().Replace(logicalId[construct.Length..], string.Empty) : logicalId;

    private JsonNode? Evaluate(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function when function.Single() is { Key: "Ref" or ['F', 'n', ':', ..] } call => Call(call.Key, call.Value!),
        JsonObject members => new JsonObject(members.Select(m => KeyValuePair.Create(m.Key, Evaluate(m.Value))).Where(static m => m.Value is not null)),
        JsonArray items => new JsonArray([.. items.Select(Evaluate).Where(static i => i is not null)]),
        null => null,
        _ => node.DeepClone(),
    };

    private JsonNode? Call(string function, JsonNode argument) => function switch
    {
        "Ref" => Refer((string)argument!),
        "Fn::GetAtt" => $"<{Name((string)argument[0]!)}.{argument[1]}>",
        "Fn::Sub" when argument is JsonArray { Count: 2 } => Substitute((string)argument[0]!, argument[1]!.AsObject()),
        "Fn::Sub" => Substitute((string)argument!, []),
        "Fn::Join" => string.Join((string?)argument[0], argument[1]!.AsArray().Select(i => (string?)Evaluate(i))),
        "Fn::If" => Evaluate(argument[IsTrue((string)argument[0]!) ? 1 : 2]),
        _ => argument.DeepClone(),
    };

    private string? Refer(string name) => name == "AWS::NoValue" ? null : parameters?.GetValueOrDefault(name) ?? $"<{Name(name)}>";

    private string Substitute(string text, JsonObject variables) => Substitution().Replace(text, match => match.Groups[1].Value switch
    {
        "" => "${",
        var name when variables[name] is { } value => (string)Evaluate(value)!,
        var name when name.Contains('.', StringComparison.Ordinal) => $"<{name}>",
        var name => Refer(name)!,
    });

    /// <summary>Each condition of a rendered template compares one parameter with the text that disables something.</summary>
    private bool IsTrue(string condition)
    {
        var sides = template["Conditions"]![condition]!["Fn::Not"]![0]!["Fn::Equals"]!;
        return Refer((string)sides[0]!["Ref"]!) != (string?)sides[1];
    }

    private static string Write(JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.OrderBy(static m => m.Key, StringComparer.Ordinal).Select(static m => $"{m.Key}:{Write(m.Value)}"))}}}",
        JsonArray items => $"[{string.Join(',', items.Select(Write))}]",
        JsonValue value when value.TryGetValue<double>(out var number) => number.ToString(CultureInfo.InvariantCulture),
        null => "null",
        _ => node.ToJsonString(Readable),
    };

    [GeneratedRegex("[0-9A-F]{8}$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"\$\{(?:!|([A-Za-z0-9:.]+)\})")]
    private static partial Regex Substitution();
}
