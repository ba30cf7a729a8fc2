using System;

namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>Kinds of telemetry.</summary>
[Flags]
internal enum TelemetrySignals
{
    /// <summary>No kind.</summary>
    None = 0,

    /// <summary>Measurements.</summary>
    Metric = 1,

    /// <summary>Spans.</summary>
    Span = 2,

    /// <summary>Log records.</summary>
    Log = 4,
}
