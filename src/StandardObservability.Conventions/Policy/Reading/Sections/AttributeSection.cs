using System.Collections.Generic;
using System.Linq;
using System;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Reading.Values;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>attributes</c>.</summary>
internal static class AttributeSection
{
    private const string Example = "{ \"key\": \"acme.order.channel\", \"type\": \"string\" }";

    private static readonly string[] _keys = ["key", "type", "max_values", "class", "deny_on", "deprecated", "brief", "note", "stability", "annotations"];
    private static readonly string[] _signals = ["metric", "span", "log"];

    /// <summary>Reads the attributes that the file defines.</summary>
    public static void Read(PolicyElement root, PolicyDraft draft)
    {
        var keys = new Dictionary<string, PolicyElement>(StringComparer.Ordinal);
        foreach (var item in root.Find("attributes")?.ReadItems($"[{Example}]") ?? [])
        {
            if (item.IsObject("an attribute", Example, _keys) && Read(item, draft, keys) is { } attribute)
            {
                draft.Add(attribute);
            }
        }
    }

    private static CatalogueAttribute? Read(PolicyElement item, PolicyDraft draft, Dictionary<string, PolicyElement> keys)
    {
        var key = item.Require("key", "It is the key of the attribute.", "Write \"key\": \"acme.order.channel\", for example.");
        var attribute = new CatalogueAttribute { Key = key is null ? "" : NameText.Read(key, "acme.order.channel") ?? "" };
        if (attribute.Key.Length > 0)
        {
            NameText.CheckRepeated(key!, attribute.Key, keys);
        }

        AttributeTypeText.Read(item.Find("type"), attribute, draft.FindAttribute(attribute.Key));
        attribute.MaxValues = item.Find("max_values")?.ReadCount(10);
        attribute.Classification = ReadClass(item.Find("class"));
        attribute.DenyOn = ReadSignals(item.Find("deny_on"));
        attribute.Deprecated = DeprecationText.Read(item, draft, isMetric: false);
        return attribute.Key.Length > 0 ? attribute : null;
    }

    private static string? ReadClass(PolicyElement? element)
    {
        if (element?.ReadText("Private") is not { } name)
        {
            return null;
        }

        if (name.All(c => c is '.' or '_' or '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
        {
            return name;
        }

        element.Fault($"{element.Path} is {element.Shown}.", "It is compared with the names of data classifications.", "Write one name, such as \"Private\".");
        return null;
    }

    private static TelemetrySignals ReadSignals(PolicyElement? element)
    {
        var signals = TelemetrySignals.None;
        foreach (var item in element?.ReadItems("[\"metric\"]") ?? [])
        {
            if (item.ReadWord(_signals, "It decides which telemetry must not have the attribute.") is { } word)
            {
                signals |= (TelemetrySignals)(1 << Array.IndexOf(_signals, word));
            }
        }

        return signals;
    }
}
