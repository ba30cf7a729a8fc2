using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using StandardObservability.Dashboards.Tests.CloudWatch.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>Reads one document of the embedded metric format, and refuses what the limits of the format do not allow.</summary>
internal static partial class EmfReader
{
    private const int MaximumEventBytes = 1_048_576;
    private const int MaximumMetrics = 100;
    private const int MaximumDimensions = 30;
    private const int MaximumName = 255;
    private const int MaximumDimensionName = 250;
    private const int MaximumDimensionValue = 1024;

    /// <summary>Stores the samples of a line; a line that is no metric document has none.</summary>
    public static void Read(string line, MetricStore store)
    {
        if (!line.TrimStart().StartsWith('{')) return;
        using var document = JsonReading.Parse(line);
        var root = document.RootElement;
        if (!root.TryGetProperty("_aws", out var aws)) return;
        if (Encoding.UTF8.GetByteCount(line) > MaximumEventBytes) throw new CloudWatchException($"EMF: a log event has at most {MaximumEventBytes} bytes");

        var second = aws.GetProperty("Timestamp").GetInt64() / 60_000 * 60;
        foreach (var directive in aws.GetProperty("CloudWatchMetrics").EnumerateArray()) ReadDirective(root, directive, second, store);
    }

    private static void ReadDirective(JsonElement root, JsonElement directive, long second, MetricStore store)
    {
        var @namespace = Name("namespace", directive.GetProperty("Namespace").GetString(), MaximumName);
        if (!NamespacePattern().IsMatch(@namespace)) throw new CloudWatchException($"EMF: the namespace {@namespace} begins with AWS/ or a colon, or has characters that are not allowed");
        var metrics = directive.GetProperty("Metrics").EnumerateArray().ToList();
        if (metrics.Count > MaximumMetrics) throw new CloudWatchException($"EMF: a directive has at most {MaximumMetrics} metrics, this one has {metrics.Count}");
        if (metrics.GroupBy(metric => metric.GetProperty("Name").GetString()).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new CloudWatchException($"EMF: a directive names the metric {twice.Key} twice");

        var sets = directive.GetProperty("Dimensions").EnumerateArray().Select(set => Dimensions(root, set)).ToList();
        foreach (var metric in metrics)
        {
            var name = Metric(metric);
            if (!root.TryGetProperty(name, out var value)) throw new CloudWatchException($"EMF: the metric {name} is not a member of the document");
            var sample = EmfValueReader.Read(name, value, second);
            foreach (var dimensions in sets) store.Add(new MetricId(@namespace, name, dimensions), sample);
        }
    }

    private static string Metric(JsonElement metric)
    {
        var name = Name("metric", metric.GetProperty("Name").GetString(), MaximumName);
        if (metric.TryGetProperty("Unit", out var unit) && !CloudWatchUnits.Knows(unit.GetString()!))
            throw new CloudWatchException($"EMF: {unit.GetString()} of the metric {name} is not a unit of CloudWatch");
        if (metric.TryGetProperty("StorageResolution", out var resolution) && resolution.GetInt32() is not (1 or 60))
            throw new CloudWatchException($"EMF: the storage resolution of the metric {name} is neither 1 nor 60");
        return name;
    }

    private static Dictionary<string, string> Dimensions(JsonElement root, JsonElement set)
    {
        var names = set.EnumerateArray().Select(name => Name("dimension", name.GetString(), MaximumDimensionName)).ToList();
        if (names.Count > MaximumDimensions) throw new CloudWatchException($"EMF: a dimension set has at most {MaximumDimensions} dimensions, this one has {names.Count}");
        if (names.Distinct().Count() != names.Count) throw new CloudWatchException("EMF: a dimension set names a dimension twice");
        return names.ToDictionary(name => name, name => DimensionValue(root, name), StringComparer.Ordinal);
    }

    private static string DimensionValue(JsonElement root, string name)
    {
        if (name.StartsWith(':')) throw new CloudWatchException($"EMF: the dimension {name} begins with a colon");
        if (!root.TryGetProperty(name, out var value)) throw new CloudWatchException($"EMF: the dimension {name} is not a member of the document");
        if (value.ValueKind != JsonValueKind.String) throw new CloudWatchException($"EMF: the dimension {name} is not a string");
        return Name($"value of the dimension {name}", value.GetString(), MaximumDimensionValue);
    }

    private static string Name(string what, string? name, int maximum)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > maximum) throw new CloudWatchException($"EMF: the {what} '{name}' must have 1 to {maximum} characters");
        return name.All(c => char.IsAscii(c) && !char.IsControl(c)) ? name : throw new CloudWatchException($"EMF: the {what} '{name}' has characters that are not ASCII, or control characters");
    }

    [GeneratedRegex("^(?!AWS/|:)[0-9A-Za-z._/#: -]+$")]
    private static partial Regex NamespacePattern();
}
