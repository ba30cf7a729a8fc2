namespace StandardObservability.Conventions.Metrics;

/// <summary>Limits of CloudWatch metrics and the embedded metric format.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch User Guide, "Embedded metric format specification"; CloudWatch API reference,
/// <c>MetricDatum</c> and <c>Dimension</c>.
/// </remarks>
public static class CloudWatchLimits
{
    /// <summary>Most metrics in one metric directive.</summary>
    public const int MetricsPerDirective = 100;

    /// <summary>Most values in the list of one metric.</summary>
    public const int ValuesPerMetric = 100;

    /// <summary>Most dimensions in one dimension set.</summary>
    public const int DimensionsPerSet = 30;

    /// <summary>Longest metric name, in characters.</summary>
    public const int MetricNameLength = 255;

    /// <summary>Longest namespace, in characters.</summary>
    public const int NamespaceLength = 255;

    /// <summary>Longest dimension name, in characters.</summary>
    public const int DimensionNameLength = 250;

    /// <summary>Longest dimension value, in ASCII characters.</summary>
    public const int DimensionValueLength = 1024;

    /// <summary>Longest line on standard output, in bytes without its line end: container runtimes cut lines at 16 kB.</summary>
    public const int StandardOutputLineBytes = 16_000;

    /// <summary>Longest event that CloudWatch Logs takes, in bytes.</summary>
    /// <remarks>Source: CloudWatch Logs API reference, <c>PutLogEvents</c>.</remarks>
    public const int LogEventBytes = 1_048_576;
}
