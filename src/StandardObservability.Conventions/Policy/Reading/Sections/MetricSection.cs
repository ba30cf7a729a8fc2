using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Conventions.Policy.Json;
using StandardObservability.Conventions.Policy.Judging;
using StandardObservability.Conventions.Policy.Judging.Units;
using StandardObservability.Conventions.Policy.Reading.Values;

namespace StandardObservability.Conventions.Policy.Reading.Sections;

/// <summary>Reads <c>metrics</c>.</summary>
internal static class MetricSection
{
    private const string Example = "{ \"name\": \"acme.order.placed\", \"instrument\": \"counter\", \"unit\": \"{order}\" }";

    private static readonly string[] _keys = ["name", "instrument", "unit", "attributes", "deprecated", "brief", "note", "stability", "annotations"];
    private static readonly string[] _referenceKeys = ["ref", "requirement_level", "brief", "note", "annotations"];
    private static readonly string[] _levels = ["required", "conditionally_required", "recommended", "opt_in"];
    private static readonly string[] _explainedLevels = ["conditionally_required", "recommended"];

    /// <summary>Reads the metrics that the file defines.</summary>
    public static void Read(PolicyElement root, PolicyDraft draft)
    {
        var names = new Dictionary<string, PolicyElement>(StringComparer.Ordinal);
        foreach (var item in root.Find("metrics")?.ReadItems($"[{Example}]") ?? [])
        {
            if (item.IsObject("a metric", Example, _keys) && Read(item, draft, names) is { } metric)
            {
                draft.Add(metric);
            }
        }
    }

    private static CatalogueMetric? Read(PolicyElement item, PolicyDraft draft, Dictionary<string, PolicyElement> names)
    {
        var name = item.Require("name", "It is the name of the instrument.", "Write \"name\": \"acme.order.placed\", for example.");
        var metric = new CatalogueMetric { Name = name is null ? "" : NameText.Read(name, "acme.order.placed") ?? "" };
        if (metric.Name.Length > 0)
        {
            NameText.CheckRepeated(name!, metric.Name, names);
        }

        if (item.Find("instrument")?.ReadWord(InstrumentWords.All, "Backends store and query each kind of instrument differently.") is { } word)
        {
            metric.Instrument = InstrumentWords.Find(word);
        }

        metric.Unit = ReadUnit(item.Find("unit"), metric);
        metric.Attributes = ReadAttributes(item, draft);
        metric.Deprecated = DeprecationText.Read(item, draft, isMetric: true);
        return metric.Name.Length > 0 ? metric : null;
    }

    private static string? ReadUnit(PolicyElement? element, CatalogueMetric metric)
    {
        if (element?.ReadText("{order}") is not { } unit)
        {
            return null;
        }

        // The words and the correction of the rule that judges the units of instruments.
        var finding = UnitCheck.Check(new InstrumentFacts(metric.Name, metric.Instrument ?? InstrumentKind.Counter) { Unit = unit });
        if (finding == null)
        {
            return unit;
        }

        element.Fault($"{element.Path} is {element.Shown}, which is not a unit of UCUM.", finding.Rule.Reason, finding.Remedy);
        return null;
    }

    private static List<AttributeReference> ReadAttributes(PolicyElement item, PolicyDraft draft)
    {
        var references = new List<AttributeReference>();
        var keys = new Dictionary<string, PolicyElement>(StringComparer.Ordinal);
        foreach (var element in item.Find("attributes")?.ReadItems("[{ \"ref\": \"acme.order.channel\" }]") ?? [])
        {
            if (element.IsObject("an attribute of a metric", "{ \"ref\": \"acme.order.channel\" }", _referenceKeys)
                && element.Require("ref", "It is the key of an attribute.", "Write \"ref\": \"acme.order.channel\", for example.") is { } reference
                && NameText.Read(reference, "acme.order.channel") is { } key)
            {
                NameText.CheckRepeated(reference, key, keys);
                draft.References.Add(new NameReference(reference, isMetric: false, isReplacement: false));
                references.Add(new AttributeReference(key, IsRequired(element.Find("requirement_level"))));
            }
        }

        return references;
    }

    // A level is a word, or an object that explains it: { "conditionally_required": "if the order is paid" }.
    private static bool IsRequired(PolicyElement? level)
    {
        if (level is { Value.Kind: JsonKind.Object })
        {
            _ = level.IsObject("a requirement level", "{ \"recommended\": \"if it is known\" }", _explainedLevels);
            return false;
        }

        return level?.ReadWord(_levels, "It decides whether each measurement must have the attribute.") == _levels[0];
    }
}
