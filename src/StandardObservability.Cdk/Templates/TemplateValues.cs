using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Amazon.CDK;

namespace StandardObservability.Cdk.Templates;

/// <summary>Translates values of a template to those of the CDK: references become tokens, parameters their values.</summary>
/// <param name="parameters">The values of the parameters, which may contain tokens.</param>
/// <param name="conditions">The conditions.</param>
/// <param name="find">Finds the resource with a logical id.</param>
internal sealed partial class TemplateValues(
    IReadOnlyDictionary<string, string> parameters, TemplateConditions conditions, Func<string, CfnResource> find)
{
    private const string PseudoParameter = "AWS::";
    private const string NoValue = "AWS::NoValue";

    /// <summary>Translates a value; <see langword="null"/> if it is omitted.</summary>
    /// <exception cref="InvalidDataException">The value refers to what the template does not have.</exception>
    public object? Translate(JsonNode? node) => node switch
    {
        JsonObject { Count: 1 } function => TranslateFunction(function.Single()),
        JsonObject members => TranslateMembers(members),
        JsonArray items => items.Select(Translate).OfType<object>().ToArray(),
        JsonValue value when value.TryGetValue<string>(out var text) => text,
        JsonValue value when value.TryGetValue<bool>(out var flag) => flag,
        JsonValue value => (double)value,
        _ => null,
    };

    /// <summary>Inserts known values into a text of <c>Fn::Sub</c>. What the deployment knows remains a placeholder.</summary>
    public string Substitute(string text)
    {
        if (Placeholder().Match(text) is { Success: true } only && only.Length == text.Length)
        {
            return Find(only.Groups["name"].Value);
        }

        var variables = new Dictionary<string, string>(StringComparer.Ordinal);
        var known = Placeholder().Replace(text, match => Substitute(match.Groups["name"].Value, variables));
        return known.Contains("${", StringComparison.Ordinal) ? Fn.Sub(known, variables) : known;
    }

    private string Substitute(string name, Dictionary<string, string> variables)
    {
        if (name.StartsWith(PseudoParameter, StringComparison.Ordinal))
        {
            return $"${{{name}}}";
        }

        if (parameters.TryGetValue(name, out var value) && !Token.IsUnresolved(value))
        {
            return value.Replace("${", "${!", StringComparison.Ordinal);
        }

        // Logical ids are known when the whole stack is synthesized, so each reference is a variable of the function.
        var variable = value is not null ? name : name.Split('.') is [var resource, var attribute] ? resource + attribute : $"{name}Ref";
        variables[variable] = value ?? Find(name);
        return $"${{{variable}}}";
    }

    private object? TranslateFunction(KeyValuePair<string, JsonNode?> function) => function switch
    {
        ("Ref", JsonValue name) => (string?)name == NoValue ? null : FindReference((string)name!),
        ("Fn::GetAtt", JsonArray { Count: 2 } path) => FindAttribute((string)path[0]!, (string)path[1]!),
        ("Fn::Sub", JsonValue text) => Substitute((string)text!),
        ("Fn::If", JsonArray { Count: 3 } choice) => Translate(conditions.IsTrue((string)choice[0]!) ? choice[1] : choice[2]),
        _ => TranslateMembers(new JsonObject([new(function.Key, function.Value?.DeepClone())])),
    };

    private Dictionary<string, object> TranslateMembers(JsonObject members)
    {
        var translated = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (name, node) in members)
        {
            if (Translate(node) is { } value)
            {
                translated[name] = value;
            }
        }

        return translated;
    }

    private string Find(string name) => name.Split('.') is [var resource, var attribute] ? FindAttribute(resource, attribute) : FindReference(name);

    private string FindReference(string name)
        => parameters.TryGetValue(name, out var value) ? value
        : name.StartsWith(PseudoParameter, StringComparison.Ordinal) ? Fn.Ref(name)
        : find(name).Ref;

    private string FindAttribute(string resource, string attribute) => Token.AsString(find(resource).GetAtt(attribute));

    /// <summary><c>${Name}</c> or <c>${Resource.Attribute}</c>. The escaped <c>${!Name}</c> is neither.</summary>
    [GeneratedRegex(@"\$\{(?<name>[A-Za-z0-9:.]+)\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Placeholder();
}
