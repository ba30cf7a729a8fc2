namespace StandardObservability.Export;

/// <summary>Counts the items of one output: lines, EMF documents, spans, metric points or log records.</summary>
internal sealed class OutputCount(string name)
{
    private long _produced;
    private long _sent;
    private long _lost;

    /// <summary>Name of the output, for example <c>otlp.traces</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Items that the output received.</summary>
    public long Produced => Interlocked.Read(ref _produced);

    /// <summary>Items that the target accepted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Items that will not be sent.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Produced items that are neither sent nor lost yet.</summary>
    public long Pending => Math.Max(0, Produced - Sent - Lost);

    public void AddProduced(long items) => Interlocked.Add(ref _produced, items);

    public void AddSent(long items) => Interlocked.Add(ref _sent, items);

    public void AddLost(long items) => Interlocked.Add(ref _lost, items);
}
