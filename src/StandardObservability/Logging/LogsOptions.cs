namespace StandardObservability.Logging;

/// <summary>Settings of logs, section <c>Observability:Logs</c>.</summary>
public sealed class LogsOptions
{
    /// <summary>What is written to standard output.</summary>
    /// <value>Default: <see cref="StandardOutputFormat.Auto"/>.</value>
    public StandardOutputFormat StandardOutput { get; set; }
}
