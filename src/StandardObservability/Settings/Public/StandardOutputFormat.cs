namespace StandardObservability;

/// <summary>The format of log lines on standard output.</summary>
public enum StandardOutputFormat
{
    /// <summary><see cref="Readable"/> in the Development environment, <see cref="Json"/> everywhere else.</summary>
    Auto,

    /// <summary>One JSON object on each line, for CloudWatch Logs and other log processors.</summary>
    Json,

    /// <summary>Readable lines for a terminal.</summary>
    Readable,

    /// <summary>No log lines, for a service that exports its logs by OTLP only.</summary>
    Off,
}
