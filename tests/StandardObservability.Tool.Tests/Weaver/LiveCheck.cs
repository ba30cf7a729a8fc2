using System.Text.Json;

namespace StandardObservability.Tool.Tests.Weaver;

/// <summary>
/// The checks that OpenTelemetry Weaver documents of its live check, written from its documents and applied to nothing but the files of an export:
/// https://github.com/open-telemetry/weaver/tree/main/crates/weaver_live_check. It shares no code with the tool.
/// </summary>
internal sealed class LiveCheck
{
    private readonly Dictionary<string, JsonElement> _attributes;
    private readonly Dictionary<string, JsonElement> _metrics;
    private readonly HashSet<string> _advice = new(StringComparer.Ordinal);

    private LiveCheck(JsonElement registry)
    {
        _attributes = registry.GetProperty("attributes").EnumerateArray().ToDictionary(static a => a.GetProperty("key").GetString()!, StringComparer.Ordinal);
        _metrics = registry.GetProperty("metrics").EnumerateArray().ToDictionary(static m => m.GetProperty("name").GetString()!, StringComparer.Ordinal);
    }

    /// <summary>The advice, each once and sorted, for example <c>missing_metric order_count</c>.</summary>
    public static IReadOnlyList<string> Run(string registry, string samples)
    {
        var check = new LiveCheck(JsonElement.Parse(registry));
        foreach (var sample in JsonElement.Parse(samples).EnumerateArray().SelectMany(static s => s.EnumerateObject()))
        {
            check.Check(sample.Name, sample.Value);
        }

        return [.. check._advice.Order(StringComparer.Ordinal)];
    }

    private void Check(string kind, JsonElement sample)
    {
        if (kind == "metric")
        {
            CheckMetric(sample);
            sample.GetProperty("data_points").EnumerateArray().ToList().ForEach(CheckAttributes);
            return;
        }

        CheckAttributes(sample);
        if (kind == "span")
        {
            sample.GetProperty("span_events").EnumerateArray().ToList().ForEach(CheckAttributes);
        }
    }

    private void CheckMetric(JsonElement sample)
    {
        var name = sample.GetProperty("name").GetString()!;
        if (!_metrics.TryGetValue(name, out var defined))
        {
            Add("missing_metric", name);
            return;
        }

        AddIf(defined.TryGetProperty("deprecated", out _), "deprecated", name);
        AddIf(defined.GetProperty("instrument").GetString() != sample.GetProperty("instrument").GetString(), "unexpected_instrument", name);
        AddIf(defined.GetProperty("unit").GetString() != sample.GetProperty("unit").GetString(), "unit_mismatch", name);
    }

    private void CheckAttributes(JsonElement owner)
    {
        foreach (var attribute in owner.GetProperty("attributes").EnumerateArray())
        {
            var name = attribute.GetProperty("name").GetString()!;
            if (FindAttribute(name) is { } defined)
            {
                AddIf(defined.TryGetProperty("deprecated", out _), "deprecated", name);
                CheckType(name, attribute, defined.GetProperty("type"));
            }
            else
            {
                Add("missing_attribute", name);
            }
        }
    }

    // An exact key, or else the longest template that the name begins with.
    private JsonElement? FindAttribute(string name)
    {
        if (_attributes.TryGetValue(name, out var exact))
        {
            return exact;
        }

        var templates = _attributes.Where(a => IsTemplate(a.Value) && name.StartsWith(a.Key, StringComparison.Ordinal));
        return templates.OrderByDescending(static a => a.Key.Length).Select(static a => (JsonElement?)a.Value).FirstOrDefault();
    }

    private void CheckType(string name, JsonElement attribute, JsonElement type)
    {
        if (!attribute.TryGetProperty("type", out var actual))
        {
            return;
        }

        var word = actual.GetString()!;
        if (type.ValueKind == JsonValueKind.Object)
        {
            var isText = word is "string" or "int";
            AddIf(!isText, "type_mismatch", name);
            var isDefined = attribute.TryGetProperty("value", out var value) && type.GetProperty("members").EnumerateArray().Any(m => AreEqual(m.GetProperty("value"), value));
            AddIf(isText && !isDefined, "undefined_enum_variant", name);
            return;
        }

        var expected = type.GetString()!.Replace("template[", "", StringComparison.Ordinal);
        expected = IsTemplateWord(type) ? expected[..^1] : expected;
        AddIf(word != "any" && expected != "any" && word != expected, "type_mismatch", name);
    }

    private static bool AreEqual(JsonElement member, JsonElement value) => member.ValueKind == value.ValueKind && member.GetRawText() == value.GetRawText();

    private static bool IsTemplate(JsonElement attribute) => IsTemplateWord(attribute.GetProperty("type"));

    private static bool IsTemplateWord(JsonElement type) => type.ValueKind == JsonValueKind.String && type.GetString()!.StartsWith("template[", StringComparison.Ordinal);

    private void AddIf(bool condition, string id, string target)
    {
        if (condition)
        {
            Add(id, target);
        }
    }

    private void Add(string id, string target) => _advice.Add($"{id} {target}");
}
