namespace StandardObservability.Metrics.Emf.Values;

/// <summary>What a metric series measures. Instruments of the same name and kind share one series.</summary>
internal enum SeriesKind
{
    /// <summary>A counter: the sum of one interval.</summary>
    Count,

    /// <summary>An up-down counter: the current sum.</summary>
    Level,

    /// <summary>A gauge: the current values.</summary>
    Gauge,

    /// <summary>A histogram: the distribution of one interval.</summary>
    Histogram,
}
