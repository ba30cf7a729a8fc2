using StandardObservability.Metrics.Emf.Values;

namespace StandardObservability.Metrics.Emf.Series;

/// <summary>One time series: a metric name with one set of dimension values. CloudWatch bills it as one metric, unless it is a part.</summary>
/// <param name="text">Name and unit.</param>
/// <param name="kind">What the series measures.</param>
internal sealed class MetricSeries(MetricText text, SeriesKind kind)
{
    public string Name { get; } = text.Name;

    public SeriesKind Kind { get; } = kind;

    /// <summary>The metric definition as JSON, see <see cref="MetricText.Definition"/>.</summary>
    public byte[] Definition { get; } = text.Definition;

    /// <summary>The member name as JSON, see <see cref="MetricText.Key"/>.</summary>
    public byte[] Key { get; } = text.Key;

    public SeriesValue Value { get; } = kind switch
    {
        SeriesKind.Gauge => new GaugeValue(),
        SeriesKind.Histogram => new HistogramValue(),
        _ => new SumValue(),
    };

    /// <summary>Whether the series has more dimensions than service and environment.</summary>
    public bool HasDimensions { get; init; }

    /// <summary>Whether the series is a part of a roll-up. CloudWatch adds the parts up, so they are one metric.</summary>
    public bool IsPart { get; init; }

    /// <summary>Whether the series combines what exceeds a limit.</summary>
    public bool IsOverflow { get; init; }

    /// <summary>Whether the series counts only requests that failed in the service. When a limit is reached, others give place to it.</summary>
    public bool IsFault { get; init; }

    /// <summary>Whether the series stays without data, because the exporter itself writes it.</summary>
    public bool IsPermanent { get; init; }

    /// <summary>Number of instruments that use the series: instruments of several meters may have the same name.</summary>
    public int UseCount { get; set; }

    /// <summary>Whether the series has given its place to others. It is written once more if it has data.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Number of the export that writes the level.</summary>
    public long DueExport { get; set; }

    /// <summary>When a level was recorded last.</summary>
    public DateTimeOffset Recorded { get; set; }

    /// <summary>When the series had data last, exact to a few minutes.</summary>
    public DateTimeOffset Written { get; set; }

    public bool IsLevel => Kind is SeriesKind.Level or SeriesKind.Gauge;

    /// <summary>Whether an instrument with this name, unit and kind may share the series.</summary>
    public bool IsFor(MetricText other, SeriesKind otherKind) => Kind == otherKind && Definition.AsSpan().SequenceEqual(other.Definition);
}
