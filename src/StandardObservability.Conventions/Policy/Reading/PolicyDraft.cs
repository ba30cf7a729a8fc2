using System;
using System.Collections.Generic;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Conventions.Policy.Reading;

/// <summary>A policy while standards and its own file are read into it, one after the other. What is read later replaces what was read before.</summary>
internal sealed class PolicyDraft
{
    private readonly Dictionary<string, CatalogueAttribute> _attributesByKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueMetric> _metricsByName = new(StringComparer.Ordinal);
    private readonly List<CatalogueAttribute> _attributes = [];
    private readonly List<CatalogueMetric> _metrics = [];

    /// <summary>What was read so far, without the catalogue.</summary>
    public TelemetryPolicy Policy { get; } = new();

    /// <summary>Name of the standard that is being read, or of the policy and its version.</summary>
    public string Origin { get; set; } = "";

    /// <summary>Whether a name that is not defined is a finding.</summary>
    public bool IsCatalogueClosed { get; set; }

    /// <summary>Whether a standard that is extended was not available, so that a name may be defined although it is not found.</summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Names of the file that must be defined, which is known at its end.</summary>
    public List<NameReference> References { get; } = [];

    /// <summary>Adds an attribute.</summary>
    public void Add(CatalogueAttribute attribute)
    {
        attribute.Origin = Origin;
        _attributesByKey[attribute.Key] = attribute;
        _attributes.Add(attribute);
    }

    /// <summary>Adds a metric.</summary>
    public void Add(CatalogueMetric metric)
    {
        metric.Origin = Origin;
        _metricsByName[metric.Name] = metric;
        _metrics.Add(metric);
    }

    /// <summary>The attribute with exactly this key, or <see langword="null"/>.</summary>
    public CatalogueAttribute? FindAttribute(string key) => _attributesByKey.TryGetValue(key, out var attribute) ? attribute : null;

    /// <summary>The metric with the name, or <see langword="null"/>.</summary>
    public CatalogueMetric? FindMetric(string name) => _metricsByName.TryGetValue(name, out var metric) ? metric : null;

    /// <summary>The catalogue of what was read so far.</summary>
    public PolicyCatalogue CreateCatalogue() => new(_attributes, _metrics, IsCatalogueClosed);
}
