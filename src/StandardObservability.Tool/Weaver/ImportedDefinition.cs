using System.Globalization;
using System.Text.Json;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Tool.Input;

namespace StandardObservability.Tool.Weaver;

/// <summary>Reads definitions of a resolved registry, with the annotations that the export wrote.</summary>
internal static class ImportedDefinition
{
    private const string TemplatePrefix = "template[";

    /// <summary>Reads an attribute. Members that a policy cannot have are an empty list.</summary>
    public static CatalogueAttribute ReadAttribute(JsonElement definition)
    {
        var only = definition.Find("annotations", RegistryNames.Annotation);
        var most = only.FindNumber("max_values");
        var attribute = new CatalogueAttribute
        {
            Key = definition.FindText("key")!,
            Origin = only.FindText("origin") ?? "",
            MaxValues = most is > 0 and <= int.MaxValue ? (int)most : null,
            Classification = only.FindText("class"),
            DenyOn = DefinitionText.FindSignals(only.FindItems("deny_on").Select(word => word.FindText())),
            Deprecated = ReadDeprecation(definition, only),
        };
        ReadType(definition, attribute);
        return attribute;
    }

    /// <summary>Reads a metric.</summary>
    public static CatalogueMetric ReadMetric(JsonElement definition, IEnumerable<(string Key, bool IsRequired)> references)
    {
        var only = definition.Find("annotations", RegistryNames.Annotation);
        return new CatalogueMetric
        {
            Name = definition.FindText("name")!,
            Instrument = InstrumentWords.Find(definition.FindText("instrument") ?? ""),
            Unit = definition.FindText("unit"),
            Origin = only.FindText("origin") ?? "",
            Attributes = [.. references.Select(reference => new AttributeReference(reference.Key, reference.IsRequired))],
            Deprecated = ReadDeprecation(definition, only),
        };
    }

    private static void ReadType(JsonElement definition, CatalogueAttribute attribute)
    {
        if (definition.Find("type", "members").ValueKind == JsonValueKind.Array)
        {
            var values = definition.FindItems("type", "members").Select(member => member.Find("value")).ToList();
            (attribute.Type, attribute.Members) = ReadMembers(values);
            return;
        }

        var word = definition.FindText("type") ?? "any";
        var isTemplate = word.StartsWith(TemplatePrefix, StringComparison.Ordinal) && word.EndsWith(']');
        var type = AttributeTypeWords.Find(isTemplate ? word[TemplatePrefix.Length..^1] : word) ?? AttributeType.Any;
        (attribute.Type, attribute.TemplateType) = isTemplate ? (AttributeType.Template, type) : (type, AttributeType.Any);
    }

    private static (AttributeType Type, IReadOnlyList<string> Members) ReadMembers(List<JsonElement> values)
    {
        if (values.TrueForAll(value => value.ValueKind == JsonValueKind.String))
        {
            return (AttributeType.String, [.. values.Select(value => value.GetString()!).Distinct(StringComparer.Ordinal)]);
        }

        return values.TrueForAll(value => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _))
            ? (AttributeType.Int, [.. values.Select(value => value.GetRawText()).Distinct(StringComparer.Ordinal)])
            : (AttributeType.Any, []);
    }

    private static Deprecation? ReadDeprecation(JsonElement definition, JsonElement only) => definition.FindText("deprecated", "reason") is not { } reason
        ? null
        : new Deprecation
        {
            Reason = reason,
            RenamedTo = definition.FindText("deprecated", "renamed_to"),
            Remove = DateTime.TryParseExact(only.FindText("remove"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        };
}
