using System.Diagnostics;
using StandardObservability.Settings;

namespace StandardObservability.Export.Detail;

/// <summary>When the details of a trace within this service are kept. Read once, when the host is built.</summary>
internal sealed class DetailSettings(HostSettings host)
{
    private const string Error = "error";
    private const string Slow = "slow";

    private readonly TimeSpan _threshold = TimeSpan.FromMilliseconds(host.Options.Traces.DetailAboveMilliseconds);

    public bool IsEnabled => host.Enabled && _threshold > TimeSpan.Zero;

    /// <summary>Why the details of a local root span that has ended are kept, or <see langword="null"/>.</summary>
    public string? FindReason(Activity localRoot)
        => localRoot.Status == ActivityStatusCode.Error ? Error
            : localRoot.Duration >= _threshold ? Slow
            : null;
}
