using System.Runtime.InteropServices;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>Series that share their dimensions, and so share documents.</summary>
internal sealed class EmfGroup
{
    /// <summary>Most bytes of a document that dimensions may take, so that there is room for a metric on the shortest line.</summary>
    private const int RoomForDimensions = 9_000;

    private readonly List<EmfSeries> _series = [];

    /// <summary>The values of the series, side by side for the loops that every interval runs.</summary>
    private readonly List<EmfValue> _values = [];

    /// <param name="names">Names of the dimensions beside the identity.</param>
    /// <param name="values">Their values.</param>
    public EmfGroup(string[] names, string[] values)
    {
        // Many long dimensions share the room: a name stands in the document twice, and escaping may double a value.
        var room = RoomForDimensions / Math.Max(1, names.Length);
        Names = [.. names.Select(n => EmfText.DimensionName(EmfText.AsDimension(n), Math.Min(CloudWatchLimits.DimensionNameLength, room / 8)))];
        Values = [.. values.Select(v => EmfText.DimensionValue(v, Math.Min(CloudWatchLimits.DimensionValueLength, room / 4)))];
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<string> Values { get; }

    /// <summary>The documents that were written last.</summary>
    public EmfPlan Plan { get; } = new();

    public void Add(EmfSeries series)
    {
        _series.Add(series);
        _values.Add(series.Value);
    }

    /// <summary>Forgets what was gathered.</summary>
    public void Reset()
    {
        foreach (var value in CollectionsMarshal.AsSpan(_values))
        {
            value.Reset();
        }
    }

    /// <summary>Ends the gathering; answers how many entries there are to be written.</summary>
    public int Seal()
    {
        var entries = 0;
        foreach (var value in CollectionsMarshal.AsSpan(_values))
        {
            if (value.HasValue)
            {
                entries += value.Seal();
            }
        }

        return entries;
    }

    /// <summary>What there is to be written.</summary>
    public IEnumerable<EmfEntry> Entries()
        => _series.Where(static s => s.Value.HasValue).SelectMany(static s => Enumerable.Range(0, s.Value.Parts).Select(part => new EmfEntry(s, part)));
}
