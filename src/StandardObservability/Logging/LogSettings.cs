using StandardObservability.Export;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>The settings of logs. Read once, when the host is built.</summary>
internal sealed class LogSettings(HostSettings host, OutputSelection selection)
{
    public bool Enabled { get; } = host.Enabled;

    /// <summary>Where logs go.</summary>
    public SignalOutputs Outputs { get; } = SignalOutputs.Find(host, () => selection.Logs(FindFormat(host), host.IsDevelopment));

    /// <summary>Longest line on standard output, in bytes.</summary>
    public int MaxLineBytes { get; } = host.Options.MaxLineBytes;

    private static StandardOutputFormat FindFormat(HostSettings host)
        => host.Options.Logs.StandardOutput != StandardOutputFormat.Auto ? host.Options.Logs.StandardOutput
        : host.IsDevelopment ? StandardOutputFormat.Readable
        : StandardOutputFormat.Json;
}
