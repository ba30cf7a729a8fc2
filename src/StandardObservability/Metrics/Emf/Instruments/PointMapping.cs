using OpenTelemetry;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>The series that the attributes of a data point belong to, cached for the next interval.</summary>
/// <remarks>OpenTelemetry keeps the attributes of a data point as long as the point exists, so comparing references is enough.</remarks>
internal sealed class PointMapping
{
    private KeyValuePair<string, object?>[] _tags = [];

    /// <summary>The series of the point's dimension values, or <see langword="null"/> if the metric has no dimensions.</summary>
    public DeltaValue? Value { get; private set; }

    /// <summary>The part of the roll-up that the point belongs to, or <see langword="null"/> if it belongs to the roll-up itself.</summary>
    public DeltaValue? Part { get; private set; }

    /// <summary>Whether an attribute threw while it was read, so that the point belongs to no series.</summary>
    public bool IsUnreadable { get; private set; }

    /// <summary>Whether the point counts HTTP requests that failed with a status code of 500 to 599.</summary>
    public bool IsFault { get; private set; }

    /// <summary>Whether the mapping was made for these attributes.</summary>
    public bool IsFor(ReadOnlyTagCollection tags)
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

    public void Set(ReadOnlyTagCollection tags, MetricSeries? series, MetricSeries? part, bool isFault)
    {
        (Value, Part, IsFault, IsUnreadable) = ((DeltaValue?)series?.Value, (DeltaValue?)part?.Value, isFault, false);
        Keep(tags);
    }

    public void SetUnreadable(ReadOnlyTagCollection tags)
    {
        (Value, Part, IsFault, IsUnreadable) = (null, null, false, true);
        Keep(tags);
    }

    private void Keep(ReadOnlyTagCollection tags)
    {
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
