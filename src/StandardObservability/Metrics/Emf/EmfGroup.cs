using System.Runtime.InteropServices;
using StandardObservability.Conventions;

namespace StandardObservability.Metrics.Emf;

/// <summary>Series that share their dimensions, and so share documents.</summary>
internal sealed class EmfGroup
{
    /// <summary>Most bytes of a document that dimensions may take, so that there is room for a metric on the shortest line.</summary>
    private const int RoomForDimensions = 9_000;

    private readonly List<EmfSeries> _series = [];
    private readonly List<EmfEntry> _entries = [];
    private readonly List<EmfPage> _pages = [];

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

    public void Add(EmfSeries series) => _series.Add(series);

    /// <summary>Forgets what was gathered.</summary>
    public void Reset()
    {
        foreach (var series in _series)
        {
            series.Value.Reset();
        }
    }

    /// <summary>What there is to be written of this interval. Valid until the next call.</summary>
    public ReadOnlySpan<EmfEntry> Entries()
    {
        _entries.Clear();
        foreach (var series in _series)
        {
            if (series.Value.HasValue)
            {
                series.Value.Seal();
                for (var part = 0; part < series.Value.Parts; part++)
                {
                    _entries.Add(new EmfEntry(series, part));
                }
            }
        }

        return CollectionsMarshal.AsSpan(_entries);
    }

    /// <summary>The group's first document, its second, and so on.</summary>
    public EmfPage Page(int index)
    {
        if (index == _pages.Count)
        {
            _pages.Add(new EmfPage());
        }

        return _pages[index];
    }
}
