using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of logs, section <c>Observability:Logs</c>.</summary>
public sealed class LogsOptions
{
    /// <summary>The format of log lines on standard output.</summary>
    /// <value>Default: <see cref="StandardOutputFormat.Auto"/>.</value>
    public StandardOutputFormat StandardOutput { get; set => Assigned.Set(ref field, value); }

    /// <summary>Whether a web application logs one event for each request when it ends.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    /// <remarks>Disable it when something else writes such a line, for example Serilog's request logging.</remarks>
    public bool RequestLine { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
