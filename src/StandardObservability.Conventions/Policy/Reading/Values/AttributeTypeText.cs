using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Json;

namespace StandardObservability.Conventions.Policy.Reading.Values;

/// <summary>Reads the type of an attribute: a word, or the values that are allowed.</summary>
internal static class AttributeTypeText
{
    private const string Example = "{ \"members\": [{ \"value\": \"web\" }, { \"value\": \"store\" }] }";
    private const string Reason = "Values of another type are dropped or converted by backends.";
    private const string Prefix = "template[";

    private static readonly string[] _keys = ["members"];
    private static readonly string[] _memberKeys = ["value", "id", "brief", "note", "stability", "deprecated", "annotations"];

    /// <summary>Reads the type. Without one, the attribute has that of its earlier definition.</summary>
    public static void Read(PolicyElement? type, CatalogueAttribute attribute, CatalogueAttribute? earlier)
    {
        if (type == null)
        {
            (attribute.Type, attribute.Members) = (earlier?.Type ?? AttributeType.Any, earlier?.Members);
            attribute.TemplateType = earlier?.TemplateType ?? AttributeType.Any;
        }
        else if (type.Value.Kind == JsonKind.Object)
        {
            ReadMembers(type, attribute);
        }
        else if (FindTemplate(type.Value) is { } values)
        {
            (attribute.Type, attribute.TemplateType) = (AttributeType.Template, values);
        }
        else if (type.ReadWord(AttributeTypeWords.All, Reason) is { } word)
        {
            attribute.Type = AttributeTypeWords.Find(word)!.Value;
        }
    }

    // The type of the values: T of template[T].
    private static AttributeType? FindTemplate(JsonValue type) =>
        type.Kind == JsonKind.String && type.Text.StartsWith(Prefix, StringComparison.Ordinal) && type.Text.EndsWith("]", StringComparison.Ordinal)
            ? AttributeTypeWords.Find(type.Text.Substring(Prefix.Length, type.Text.Length - Prefix.Length - 1))
            : null;

    private static void ReadMembers(PolicyElement type, CatalogueAttribute attribute)
    {
        attribute.Type = AttributeType.String;
        var members = type.IsObject("a type", Example, _keys)
            ? type.Require("members", "It lists the values that are allowed.", $"Write {Example}, for example.")
            : null;
        if (members is { Value: { Kind: JsonKind.Array, Items.Count: 0 } })
        {
            members.Fault($"{members.Path} is empty.", "No value would be allowed.", "Write at least one member, or a type such as \"string\".");
        }

        AttributeType? common = null;
        var values = new Dictionary<string, PolicyElement>(StringComparer.Ordinal);
        foreach (var value in members?.ReadItems("[{ \"value\": \"web\" }]").Select(FindValue).OfType<PolicyElement>() ?? [])
        {
            if (FindType(value) is { } found && (common ?? found) == found)
            {
                attribute.Type = (common = found).Value;
                NameText.CheckRepeated(value, value.Value.Text, values);
            }
            else
            {
                value.Fault($"{value.Path} is {value.Shown}, and all members must be texts, or all whole numbers.", Reason, "Write values of one type.");
            }
        }

        attribute.Members = [.. values.Keys];
    }

    private static PolicyElement? FindValue(PolicyElement member) => member.IsObject("a member", "{ \"value\": \"web\" }", _memberKeys)
        ? member.Require("value", "It is an allowed value.", "Write \"value\": \"web\", for example.")
        : null;

    private static AttributeType? FindType(PolicyElement value) => value.Value.Kind switch
    {
        JsonKind.String => AttributeType.String,
        JsonKind.Number when value.Value.Text.IndexOfAny(['.', 'e', 'E']) < 0 => AttributeType.Int,
        _ => null,
    };
}
