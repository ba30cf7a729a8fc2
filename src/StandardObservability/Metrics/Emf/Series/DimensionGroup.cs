using System.Runtime.InteropServices;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>All series with the same dimension names and values, and the same properties. They are written to the same EMF documents.</summary>
internal sealed class DimensionGroup
{
    /// <summary>Maximum bytes of the dimensions in a document, so that the shortest allowed line still has space for a metric.</summary>
    private const int MaxDimensionBytes = 9_000;

    private readonly List<MetricSeries> _series = [];

    /// <summary>The values of all series. Every export loops over them.</summary>
    private readonly List<SeriesValue> _values = [];

    /// <param name="names">Attribute names of the dimensions, without service and environment.</param>
    /// <param name="values">The values of these attributes, in the same order.</param>
    public DimensionGroup(string[] names, string[] values)
    {
        // Each dimension gets the same share. The document contains a name twice, and escaping may double the length of a value.
        var share = MaxDimensionBytes / Math.Max(1, names.Length);
        Names = [.. names.Select(n => CloudWatchText.DimensionName(n, Math.Min(CloudWatchLimits.DimensionNameLength, share / 8)))];
        Values = [.. values.Select(v => CloudWatchText.DimensionValue(v, Math.Min(CloudWatchLimits.DimensionValueLength, share / 4)))];
    }

    /// <summary>Properties of the documents, as members of a JSON object with a comma before each.</summary>
    public string Properties { get; init; } = string.Empty;

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<string> Values { get; }

    public IReadOnlyList<MetricSeries> Series => _series;

    /// <summary>How the series were distributed over documents by the last export.</summary>
    public DocumentLayout Layout { get; } = new();

    public void Add(MetricSeries series)
    {
        _series.Add(series);
        _values.Add(series.Value);
    }

    /// <summary>Removes the series that have given their places to others.</summary>
    public void RemoveEnded()
    {
        if (_series.RemoveAll(static s => s.IsRemoved) > 0)
        {
            _values.Clear();
            _values.AddRange(_series.Select(static s => s.Value));
            Layout.Clear(identityVersion: 0);
        }
    }

    /// <summary>Removes the data of the last export.</summary>
    public void Reset()
    {
        foreach (var value in CollectionsMarshal.AsSpan(_values))
        {
            value.Reset();
        }
    }

    /// <summary>Prepares all values for writing.</summary>
    /// <returns>The number of chunks to write: a value that does not fit into one document has several. And how many values cannot be stored.</returns>
    public (int Chunks, int Unstorable) Complete()
    {
        var (chunks, unstorable) = (0, 0);
        foreach (var value in CollectionsMarshal.AsSpan(_values))
        {
            if (value is { NeedsCompletion: true, HasValue: true } && value.Complete() == 0)
            {
                unstorable++;
            }

            chunks += value.ChunkCount;
        }

        return (chunks, unstorable);
    }

    /// <summary>Returns the chunks to write, by series. Histograms come last: their values would use up the fields that Logs Insights reads.</summary>
    public SeriesChunk[] GetChunks()
    {
        List<SeriesChunk> chunks = [];
        AddChunks(chunks, ofHistograms: false);
        AddChunks(chunks, ofHistograms: true);
        return [.. chunks];
    }

    private void AddChunks(List<SeriesChunk> chunks, bool ofHistograms)
    {
        foreach (var series in _series)
        {
            for (var i = 0; series.Value.HasValue && series.Value is HistogramValue == ofHistograms && i < series.Value.ChunkCount; i++)
            {
                chunks.Add(new(series, i));
            }
        }
    }
}
