using OpenTelemetry;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>What a point's attributes were found to mean, remembered until another point takes its place.</summary>
/// <remarks>
/// OpenTelemetry keeps a point's attributes as long as the point lives, so the same keys and values are the same attributes, and
/// comparing references is enough.
/// </remarks>
internal sealed class EmfPoint
{
    private KeyValuePair<string, object?>[] _tags = [];

    /// <summary>The detail that the point belongs to, if its metric has details.</summary>
    public EmfSeries? Detail { get; private set; }

    /// <summary>Whether the point counts requests that failed on our side.</summary>
    public bool IsFault { get; private set; }

    public bool Is(ReadOnlyTagCollection tags)
    {
        if (tags.Count != _tags.Length)
        {
            return false;
        }

        var i = 0;
        foreach (var tag in tags)
        {
            ref readonly var known = ref _tags[i++];
            if (!ReferenceEquals(known.Value, tag.Value) || !ReferenceEquals(known.Key, tag.Key))
            {
                return false;
            }
        }

        return true;
    }

    public void Become(ReadOnlyTagCollection tags, EmfSeries? detail, bool isFault)
    {
        (Detail, IsFault) = (detail, isFault);
        if (_tags.Length != tags.Count)
        {
            _tags = new KeyValuePair<string, object?>[tags.Count];
        }

        var i = 0;
        foreach (var tag in tags)
        {
            _tags[i++] = tag;
        }
    }
}
