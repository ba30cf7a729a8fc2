namespace StandardObservability.Dashboards;

/// <summary>What an instrument measures, as OpenTelemetry defines it.</summary>
public enum InstrumentKind
{
    /// <summary>A sum that only grows, for example requests.</summary>
    Counter,

    /// <summary>A sum that grows and falls, for example open connections. Its value is a level.</summary>
    UpDownCounter,

    /// <summary>A value that replaces the one before, for example a temperature.</summary>
    Gauge,

    /// <summary>A distribution of values, for example durations.</summary>
    Histogram,
}
