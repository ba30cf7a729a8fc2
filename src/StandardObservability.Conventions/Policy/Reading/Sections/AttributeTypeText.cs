using System;
using System.Collections.Generic;
using System.Linq;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Json;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads the type of an attribute: a word, or the values that are allowed.</summary>
internal static class AttributeTypeText
{
    private const string Example = "{ \"members\": [{ \"value\": \"web\" }, { \"value\": \"store\" }] }";
    private const string Reason = "Values of another type are dropped or converted by backends.";
    private const string Prefix = "template[";

    private static readonly string[] _keys = ["members"];
    private static readonly string[] _memberKeys = ["value", "id", "brief", "note", "stability", "deprecated", "annotations"];
    private static readonly string[] _words = ["any", "string", "int", "double", "boolean", "string[]", "int[]", "double[]", "boolean[]"];

    /// <summary>Reads the type. Without one, the attribute has that of its earlier definition.</summary>
    public static void Read(PolicyElement? type, CatalogueAttribute attribute, CatalogueAttribute? earlier)
    {
        if (type == null)
        {
            (attribute.Type, attribute.Members) = (earlier?.Type ?? AttributeType.Any, earlier?.Members);
        }
        else if (type.Value.Kind == JsonKind.Object)
        {
            ReadMembers(type, attribute);
        }
        else
        {
            var text = type.Value.Text;
            var isTemplate = type.Value.Kind == JsonKind.String && text.StartsWith(Prefix, StringComparison.Ordinal) && text.EndsWith("]", StringComparison.Ordinal)
                && _words.Contains(text.Substring(Prefix.Length, text.Length - Prefix.Length - 1));
            attribute.Type = isTemplate ? AttributeType.Template
                : type.ReadWord(_words, Reason) is { } word ? (AttributeType)Array.IndexOf(_words, word) : AttributeType.Any;
        }
    }

    private static void ReadMembers(PolicyElement type, CatalogueAttribute attribute)
    {
        if (!type.IsObject("a type", Example, _keys) || type.Require("members", "It lists the values that are allowed.", $"Write {Example}, for example.") is not { } members)
        {
            return;
        }

        var values = new Dictionary<string, PolicyElement>(StringComparer.Ordinal);
        AttributeType? common = null;
        foreach (var item in members.ReadItems("[{ \"value\": \"web\" }]"))
        {
            if (!item.IsObject("a member", "{ \"value\": \"web\" }", _memberKeys) || item.Require("value", "It is an allowed value.", "Write \"value\": \"web\", for example.") is not { } value)
            {
                continue;
            }

            if (FindType(value) is not { } found || (common ?? found) != found)
            {
                value.Fault($"{value.Path} is {value.Shown}, and all members must be texts, or all whole numbers.", Reason, "Write values of one type.");
                continue;
            }

            common = found;
            NameText.CheckRepeated(value, value.Value.Text, values);
        }

        if (values.Count == 0 && members.Value is { Kind: JsonKind.Array, Items.Count: 0 })
        {
            members.Fault($"{members.Path} is empty.", "No value would be allowed.", "Write at least one member, or a type such as \"string\".");
        }

        (attribute.Type, attribute.Members) = (common ?? AttributeType.String, [.. values.Keys]);
    }

    private static AttributeType? FindType(PolicyElement value) => value.Value.Kind switch
    {
        JsonKind.String => AttributeType.String,
        JsonKind.Number when value.Value.Text.IndexOfAny(['.', 'e', 'E']) < 0 => AttributeType.Int,
        _ => null,
    };
}
