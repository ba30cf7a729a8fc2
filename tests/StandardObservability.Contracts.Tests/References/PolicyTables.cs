using System.Globalization;
using System.Text;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Rules;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The tables of a policy's keys, from the published JSON schema, and of its rules, from the code.</summary>
internal static class PolicyTables
{
    /// <summary>Each key that has a description, with the values that are possible.</summary>
    public static string CreateKeys()
    {
        using var schema = JsonDocument.Parse(Repository.Read("docs", "schemas", "telemetry-policy-1.schema.json"));
        var table = new StringBuilder("| key | meaning | values |\n|---|---|---|\n");
        AddKeys(table, schema.RootElement, schema.RootElement, "");
        return table.ToString();
    }

    /// <summary>Each rule with its reason, gates and default mode.</summary>
    public static string CreateRules()
    {
        var table = new StringBuilder("| rule | finding | why | gates | default mode | exemptions |\n|---|---|---|---|---|---|\n");
        foreach (var rule in PolicyRules.Rules)
        {
            var gates = Enum.GetValues<Gate>().Where(rule.IsCheckedAt).Select(static g => $"`{Word(g)}`");
            table.Append(
                CultureInfo.InvariantCulture,
                $"| {rule.Id} | {rule.Title} | {rule.Reason} | {string.Join(", ", gates)} | `{Word(rule.DefaultMode)}` | {(rule.IsExemptable ? "yes" : "no")} |\n");
        }

        return table.ToString();
    }

    private static void AddKeys(StringBuilder table, JsonElement root, JsonElement schema, string path)
    {
        if (schema.ValueKind != JsonValueKind.Object || !schema.TryGetProperty("properties", out var properties))
        {
            return;
        }

        foreach (var property in properties.EnumerateObject())
        {
            var key = path + property.Name;
            var value = property.Value;
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("description", out var description))
            {
                var values = key switch
                {
                    "rules" => "an object with ids of [rules](#rules)",
                    // Each rule has only the gates that check it.
                    "rules.TELnnn.mode" => Describe(root, root.GetProperty("properties").GetProperty("mode")),
                    _ => Describe(root, value),
                };
                table.Append(CultureInfo.InvariantCulture, $"| `{key}` | {description} | {values} |\n");
            }

            // The members of rules are the other table, and all rules have the same keys.
            if (value.ValueKind == JsonValueKind.Object && key != "rules")
            {
                AddKeys(table, root, Resolve(root, value), key + ".");
                AddKeys(table, root, value.TryGetProperty("items", out var items) ? Resolve(root, items) : default, key + "[].");
            }
            else if (key == "rules")
            {
                AddKeys(table, root, Resolve(root, value.GetProperty("properties").GetProperty("TEL204")).GetProperty("anyOf")[1], "rules.TELnnn.");
            }
        }
    }

    private static string Describe(JsonElement root, JsonElement schema)
    {
        var resolved = Resolve(root, schema);
        if (resolved.TryGetProperty("anyOf", out var any))
        {
            return string.Join("; or ", any.EnumerateArray().Select(a => Describe(root, a)).Distinct());
        }

        if (resolved.TryGetProperty("enum", out var words))
        {
            return string.Join(", ", words.EnumerateArray().Select(static w => DescribeWord(w.GetString()!)).Distinct());
        }

        return resolved.TryGetProperty("items", out var items) ? $"list of: {Describe(root, items)}" : DescribeType(schema, resolved);
    }

    private static string DescribeWord(string word) => word.StartsWith("template[", StringComparison.Ordinal) ? "`template[T]` with one of these types"
        : word.StartsWith("TEL", StringComparison.Ordinal) ? "a [rule](#rules) with exemptions"
        : $"`{word}`";

    private static string DescribeType(JsonElement schema, JsonElement resolved) => schema.TryGetProperty("$ref", out var reference)
        ? reference.GetString()!.Split('/')[^1] switch
        {
            "day" => "a day, `2027-03-31`",
            "count" => "a number from 1",
            "name" => "a name",
            "namePattern" => "a pattern of names",
            _ => DescribeObject(resolved),
        }
        : resolved.TryGetProperty("type", out var type) && type.GetString() == "boolean" ? "`true`, `false`"
        : resolved.TryGetProperty("properties", out _) ? DescribeObject(resolved) : "text";

    private static string DescribeObject(JsonElement schema) => schema.TryGetProperty("properties", out var properties)
        ? $"an object with {string.Join(", ", properties.EnumerateObject().Select(static p => $"`{p.Name}`"))}"
        : "text";

    private static JsonElement Resolve(JsonElement root, JsonElement schema)
        => schema.TryGetProperty("$ref", out var reference) ? root.GetProperty("$defs").GetProperty(reference.GetString()!.Split('/')[^1]) : schema;

    private static string Word<T>(T value)
        where T : struct, Enum
        => value.ToString().ToLowerInvariant();
}
