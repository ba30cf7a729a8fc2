using StandardObservability.SdkInternals.Logs;

namespace StandardObservability.Logging.Calls;

/// <summary>Reused memory for reading one log call.</summary>
internal sealed class CallBuffers
{
    public StateBoxPool States { get; } = new();

    public PropertySet Properties { get; } = new();

    public LogScopes Scopes { get; } = new();

    public void Clear()
    {
        Properties.Clear();
        if (Scopes.Count > 0)
        {
            Scopes.Clear();
        }
    }
}
