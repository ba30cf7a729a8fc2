namespace StandardObservability.Conventions.Metrics;

/// <summary>Limits of CloudWatch metrics, CloudWatch Logs and the embedded metric format.</summary>
/// <remarks>
/// Sources: Amazon CloudWatch User Guide, "Embedded metric format specification"; CloudWatch API reference,
/// <c>MetricDatum</c> and <c>Dimension</c>.
/// </remarks>
public static class CloudWatchLimits
{
    /// <summary>Maximum number of metrics in one metric directive.</summary>
    public const int MetricsPerDirective = 100;

    /// <summary>Maximum number of values of one metric in a document.</summary>
    public const int ValuesPerMetric = 100;

    /// <summary>Maximum number of dimensions in one dimension set.</summary>
    public const int DimensionsPerSet = 30;

    /// <summary>Maximum length of a metric name, in characters.</summary>
    public const int MetricNameLength = 255;

    /// <summary>Maximum length of a namespace, in characters.</summary>
    public const int NamespaceLength = 255;

    /// <summary>Maximum length of the names of log groups and log streams.</summary>
    public const int LogNameLength = 512;

    /// <summary>Maximum length of a dimension name, in characters.</summary>
    public const int DimensionNameLength = 250;

    /// <summary>Maximum length of a dimension value, in ASCII characters.</summary>
    public const int DimensionValueLength = 1024;

    /// <summary>Maximum bytes of a line on standard output, without its line end.</summary>
    /// <remarks>This limit is not CloudWatch's: container runtimes split lines at 16 KiB, and a part of a JSON document cannot be parsed.</remarks>
    public const int StandardOutputLineBytes = 16_000;

    /// <summary>Maximum bytes of a log event in CloudWatch Logs.</summary>
    /// <remarks>Source: CloudWatch Logs API reference, <c>PutLogEvents</c>.</remarks>
    public const int LogEventBytes = 1_048_576;
}
