using System;
using System.Collections.Generic;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>The attributes and metrics that a policy and the standards that it extends define.</summary>
internal sealed class PolicyCatalogue
{
    private readonly Dictionary<string, CatalogueAttribute> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, CatalogueMetric> _metrics = new(StringComparer.Ordinal);
    private readonly HashSet<string> _standardNamespaces = new(StringComparer.Ordinal);

    /// <summary>Creates a catalogue.</summary>
    /// <param name="attributes">The attributes. Of those with one key the last counts.</param>
    /// <param name="metrics">The metrics. Of those with one name the last counts.</param>
    /// <param name="isClosed">Whether a name that is not defined is a finding.</param>
    public PolicyCatalogue(IEnumerable<CatalogueAttribute> attributes, IEnumerable<CatalogueMetric> metrics, bool isClosed)
    {
        IsClosed = isClosed;
        foreach (var attribute in attributes)
        {
            _attributes[attribute.Key] = attribute;
            AddNamespace(attribute.Origin, attribute.Key, attribute.Deprecated);
        }

        foreach (var metric in metrics)
        {
            _metrics[metric.Name] = metric;
            AddNamespace(metric.Origin, metric.Name, metric.Deprecated);
        }
    }

    /// <summary>Defines nothing.</summary>
    public static PolicyCatalogue Empty { get; } = new([], [], isClosed: false);

    /// <summary>Whether a name that is not defined is a finding.</summary>
    public bool IsClosed { get; }

    /// <summary>The attributes.</summary>
    public IReadOnlyCollection<CatalogueAttribute> Attributes => _attributes.Values;

    /// <summary>The metrics.</summary>
    public IReadOnlyCollection<CatalogueMetric> Metrics => _metrics.Values;

    /// <summary>The attribute with the key, or <see langword="null"/>. A template defines all keys that begin with it and a dot.</summary>
    public CatalogueAttribute? FindAttribute(string key)
    {
        if (_attributes.TryGetValue(key, out var attribute))
        {
            return attribute;
        }

        for (var dot = key.LastIndexOf('.'); dot > 0; dot = key.LastIndexOf('.', dot - 1))
        {
            if (_attributes.TryGetValue(key.Substring(0, dot), out attribute) && attribute.Type == AttributeType.Template)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>The metric with the name, or <see langword="null"/>.</summary>
    public CatalogueMetric? FindMetric(string name) => _metrics.TryGetValue(name, out var metric) ? metric : null;

    /// <summary>Whether OpenTelemetry's semantic conventions, if the policy extends them, define names in this first namespace.</summary>
    public bool IsStandardNamespace(string root) => _standardNamespaces.Contains(root);

    // A namespace with nothing but deprecated names is free.
    private void AddNamespace(string origin, string name, Deprecation? deprecated)
    {
        var dot = name.IndexOf('.');
        if (dot > 0 && deprecated == null && origin.StartsWith("otel-semconv/", StringComparison.Ordinal))
        {
            _standardNamespaces.Add(name.Substring(0, dot));
        }
    }
}
