using System.Globalization;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Queries;

/// <summary>The labels of series: what tells the results of a search apart, and labels with placeholders.</summary>
internal static partial class SeriesLabels
{
    /// <summary>The dimension values in which the metrics differ; the name of the metric when there is one only.</summary>
    public static string Of(MetricId metric, IReadOnlyCollection<MetricId> all)
    {
        var varying = metric.Dimensions
            .Where(pair => all.Any(other => other.Dimensions.GetValueOrDefault(pair.Key) != pair.Value))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => pair.Value)
            .ToList();
        if (varying.Count == 0 || all.Any(other => other.Name != metric.Name)) varying.Insert(0, metric.Name);
        return string.Join(' ', varying);
    }

    /// <summary>The label of a returned series: dynamic labels are filled in, and an array has "expression label, series label".</summary>
    public static string Apply(MetricQuery query, Series series, bool isArray)
    {
        var label = query.Label;
        if (label is not null && label.Contains("${", StringComparison.Ordinal)) return Fill(label, query, series);
        if (isArray) return string.IsNullOrEmpty(label) ? series.Label : $"{label} {series.Label}";
        return label ?? (query.Metric is null ? query.Id : series.Label);
    }

    private static string Fill(string label, MetricQuery query, Series series) => Placeholder().Replace(label, match =>
    {
        var name = match.Groups[1].Value;
        if (name == "LABEL") return series.Label;
        var property = Property().Match(name);
        if (property.Success) return PropertyOf(property.Groups[1].Value, series);
        var values = series.Points.Values;
        double? number = values.Count == 0 ? null : name switch
        {
            "AVG" => values.Average(),
            "DATAPOINT_COUNT" => values.Count,
            "FIRST" => values.First(),
            "LAST" => values.Last(),
            "MAX" => values.Max(),
            "MIN" => values.Min(),
            "SUM" => values.Sum(),
            _ => throw new CloudWatchException($"label of {query.Id}: ${{{name}}} is not known"),
        };
        return number?.ToString(CultureInfo.InvariantCulture) ?? "--";
    });

    private static string PropertyOf(string name, Series series)
    {
        if (series.Metric is not { } metric) return "";
        if (name.StartsWith("Dim.", StringComparison.Ordinal)) return metric.Dimensions.GetValueOrDefault(name[4..], "");
        return name switch
        {
            "Namespace" => metric.Namespace,
            "MetricName" => metric.Name,
            "Stat" => series.Statistic ?? "",
            "Period" => series.Period.ToString(CultureInfo.InvariantCulture),
            _ => throw new CloudWatchException($"label: the property {name} is not known"),
        };
    }

    [GeneratedRegex(@"\$\{([^}]*)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"^PROP\('([^']*)'\)$")]
    private static partial Regex Property();
}
