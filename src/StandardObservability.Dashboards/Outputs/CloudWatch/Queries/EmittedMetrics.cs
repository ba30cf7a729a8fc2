using StandardObservability.Conventions.Commands;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Dashboards.Outputs.CloudWatch.Queries;

/// <summary>The metrics that embedded metric format creates: their namespace, and which attributes are dimensions.</summary>
/// <param name="service">The service.</param>
internal sealed class EmittedMetrics(EmittingService service)
{
    /// <summary>Dimension value of a measurement without the attribute.</summary>
    private const string Missing = "(none)";

    public string Service => service.Name;

    public TimeSpan ExportInterval => service.ExportInterval;

    public string Namespace => service.MetricNamespace;

    /// <summary>The attributes that are dimensions of a metric.</summary>
    public IReadOnlyList<string> FindDimensions(Signal signal)
        => service.Dimensions.TryGetValue(signal.Name, out var names) ? names : [];

    /// <summary>
    /// The dimensions of the one metric that has exactly the measurements of a query: none for the roll-up. Returns <see langword="null"/> if
    /// the query needs several metrics, or none has its attributes.
    /// </summary>
    public IReadOnlyList<MetricDetail>? FindDetails(SignalQuery query)
    {
        if (query.By is not null)
        {
            return null;
        }

        var filters = query.Filters.ToDictionary(static f => f.Attribute, static f => f.Value ?? Missing, StringComparer.Ordinal);
        var dimensions = FindDimensions(query.Signal);
        return filters.Count == 0 ? []
            : filters.Count == dimensions.Count && dimensions.All(filters.ContainsKey) ? [.. dimensions.Select(d => new MetricDetail(d, filters[d]))]
            : null;
    }

    /// <summary>The value of a filter as a dimension value.</summary>
    public static string ValueOf(AttributeFilter filter) => filter.Value ?? Missing;

    /// <summary>Names of the dimensions of each metric.</summary>
    public static IReadOnlyList<string> Shared { get; } = [MetricDimensions.Service, MetricDimensions.Environment];
}
