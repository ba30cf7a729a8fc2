namespace StandardObservability.Metrics.Emf;

/// <summary>Series that share their dimensions, and so share documents.</summary>
/// <param name="names">Names of the dimensions beside the identity.</param>
/// <param name="values">Their values.</param>
internal sealed class EmfGroup(string[] names, string[] values)
{
    public IReadOnlyList<string> Names { get; } = [.. names.Select(EmfText.DimensionName)];

    public IReadOnlyList<string> Values { get; } = [.. values.Select(EmfText.DimensionValue)];

    public List<EmfSeries> Series { get; } = [];
}
