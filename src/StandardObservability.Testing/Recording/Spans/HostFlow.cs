namespace StandardObservability.Testing.Recording.Spans;

/// <summary>Marks the asynchronous flow in which a host was started or a request is handled, so that spans can be attributed to the host.</summary>
/// <remarks>The flow holds only a marker. An <see cref="AsyncLocal{T}"/> is the one place that all hosts of the process share.</remarks>
internal sealed class HostFlow
{
    private static readonly AsyncLocal<HostFlow?> Current = new();

    /// <summary>Whether the current flow is that of another host.</summary>
    public bool IsForeign => Current.Value is { } current && current != this;

    /// <summary>Marks the current flow until the asynchronous method that it is called in ends.</summary>
    public void Enter() => Current.Value = this;

    /// <summary>Marks the current flow until the result is disposed.</summary>
    public IDisposable Begin()
    {
        var former = Current.Value;
        Current.Value = this;
        return new Scope(former);
    }

    private sealed class Scope(HostFlow? former) : IDisposable
    {
        public void Dispose() => Current.Value = former;
    }
}
