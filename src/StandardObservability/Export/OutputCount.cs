namespace StandardObservability.Export;

/// <summary>What one output was given, delivered and lost, in items: lines, documents, spans, points or records.</summary>
internal sealed class OutputCount(string name)
{
    private long _produced;
    private long _sent;
    private long _lost;

    /// <summary>Name of the output, for example <c>otlp.traces</c>.</summary>
    public string Name { get; } = name;

    public long Produced => Interlocked.Read(ref _produced);

    public long Sent => Interlocked.Read(ref _sent);

    public long Lost => Interlocked.Read(ref _lost);

    /// <summary>Given to the output, neither delivered nor lost yet.</summary>
    public long Pending => Math.Max(0, Produced - Sent - Lost);

    public void AddProduced(long items) => Interlocked.Add(ref _produced, items);

    public void AddSent(long items) => Interlocked.Add(ref _sent, items);

    public void AddLost(long items) => Interlocked.Add(ref _lost, items);
}
