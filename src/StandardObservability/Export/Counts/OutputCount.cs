namespace StandardObservability.Export.Counts;

/// <summary>Counts the items of one output: lines, EMF documents, spans, metric points or log records.</summary>
/// <remarks>Produced, sent and lost are counted by different code, each where it happens. After a clean stop, sent and lost add up to produced.</remarks>
internal sealed class OutputCount(string name)
{
    private readonly long[] _lost = new long[LossReasons.All.Length];
    private long _produced;
    private long _sent;
    private volatile Func<long>? _queueDrops;
    private volatile OutputFailure? _failure;

    /// <summary>Name of the output, for example <c>otlp.traces</c>.</summary>
    public string Name { get; } = name;

    /// <summary>Items that the output received.</summary>
    public long Produced => Interlocked.Read(ref _produced);

    /// <summary>Items that the target accepted.</summary>
    public long Sent => Interlocked.Read(ref _sent);

    /// <summary>Items that will not be sent.</summary>
    public long Lost
    {
        get
        {
            var lost = 0L;
            foreach (var reason in LossReasons.All)
            {
                lost += LostBy(reason);
            }

            return lost;
        }
    }

    /// <summary>The reasons for which items were lost, by name.</summary>
    public Dictionary<string, long> LostByReason
    {
        get
        {
            Dictionary<string, long> lost = [];
            foreach (var reason in LossReasons.All)
            {
                if (LostBy(reason) is > 0 and var items)
                {
                    lost.Add(LossReasons.Name(reason), items);
                }
            }

            return lost;
        }
    }

    /// <summary>Produced items that are neither sent nor lost yet.</summary>
    public long Waiting => Math.Max(0, Produced - Sent - Lost);

    /// <summary>The current failure of the output, or <see langword="null"/> while it works.</summary>
    public OutputFailure? Failure
    {
        get => _failure;
        set => _failure = value;
    }

    public long LostBy(LossReason reason)
        => Interlocked.Read(ref _lost[(int)reason]) + (reason == LossReason.QueueFull ? _queueDrops?.Invoke() ?? 0 : 0);

    /// <summary>Also counts the items that a queue dropped, which counts them itself.</summary>
    public void AddQueue(Func<long> drops) => _queueDrops = drops;

    public void AddProduced(long items) => Interlocked.Add(ref _produced, items);

    public void AddSent(long items) => Interlocked.Add(ref _sent, items);

    public void AddLost(long items, LossReason reason) => Interlocked.Add(ref _lost[(int)reason], items);
}
