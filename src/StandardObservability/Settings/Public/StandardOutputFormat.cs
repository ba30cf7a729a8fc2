namespace StandardObservability;

/// <summary>What logs look like on standard output.</summary>
public enum StandardOutputFormat
{
    /// <summary><see cref="Readable"/> in the Development environment, <see cref="Json"/> everywhere else.</summary>
    Auto,

    /// <summary>One JSON object a line, for CloudWatch Logs and every other machine.</summary>
    Json,

    /// <summary>Lines for a person at a terminal.</summary>
    Readable,

    /// <summary>Nothing, for a service whose logs leave by OTLP alone.</summary>
    Off,
}
