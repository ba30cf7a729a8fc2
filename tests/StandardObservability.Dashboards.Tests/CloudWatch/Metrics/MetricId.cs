namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>What makes a metric a metric of its own: namespace, name and the set of dimensions.</summary>
internal sealed class MetricId(string @namespace, string name, IReadOnlyDictionary<string, string> dimensions) : IEquatable<MetricId>
{
    public string Namespace => @namespace;

    public string Name => name;

    public IReadOnlyDictionary<string, string> Dimensions => dimensions;

    /// <summary>The identity as a text, in which the order of dimensions does not matter.</summary>
    public string Key { get; } = $"{@namespace}\n{name}\n{string.Join('\n', dimensions.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}\t{pair.Value}"))}";

    /// <summary>Whether the names of the dimensions are exactly these.</summary>
    public bool HasExactly(IReadOnlyCollection<string> names) => names.Count == dimensions.Count && names.All(dimensions.ContainsKey);

    public bool Equals(MetricId? other) => other is not null && Key == other.Key;

    public override bool Equals(object? obj) => Equals(obj as MetricId);

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Key.Replace('\n', ' ').Replace('\t', '=');
}
