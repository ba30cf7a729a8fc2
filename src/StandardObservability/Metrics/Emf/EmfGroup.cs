using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf;

/// <summary>Series that share their dimensions, and so share documents.</summary>
internal sealed class EmfGroup
{
    /// <summary>Most bytes of a document that dimensions may take, so that there is room for metrics on a line of 16,000.</summary>
    private const int RoomForDimensions = 12_000;

    /// <param name="names">Names of the dimensions beside the identity.</param>
    /// <param name="values">Their values.</param>
    public EmfGroup(string[] names, string[] values)
    {
        // Many long dimensions share the room: a name stands in the document twice, and escaping may double a value.
        var room = RoomForDimensions / Math.Max(1, names.Length);
        Names = [.. names.Select(n => EmfText.DimensionName(EmfDocuments.Owns(n) ? LogFieldNames.AttributesPrefix + n : n, Math.Min(CloudWatchLimits.DimensionNameLength, room / 8)))];
        Values = [.. values.Select(v => EmfText.DimensionValue(v, Math.Min(CloudWatchLimits.DimensionValueLength, room / 4)))];
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<string> Values { get; }

    public List<EmfSeries> Series { get; } = [];
}
