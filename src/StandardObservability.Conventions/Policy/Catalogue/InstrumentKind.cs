namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Kind of an instrument. An observable instrument has the same kind.</summary>
internal enum InstrumentKind
{
    /// <summary><c>counter</c>.</summary>
    Counter,

    /// <summary><c>updowncounter</c>.</summary>
    UpDownCounter,

    /// <summary><c>gauge</c>.</summary>
    Gauge,

    /// <summary><c>histogram</c>.</summary>
    Histogram,
}
