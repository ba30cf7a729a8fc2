namespace StandardObservability.Testing.Recording;

/// <summary>Keeps items up to a limit, and counts the others.</summary>
internal sealed class BoundedList<T>
{
    private readonly Lock _lock = new();
    private readonly List<T> _items = [];
    private TaskCompletionSource _changed = Create();
    private long _notKept;

    public required Func<int> FindLimit { get; init; }

    public long NotKept => Interlocked.Read(ref _notKept);

    /// <summary>Ends when the next item arrives.</summary>
    public Task Changed
    {
        get
        {
            lock (_lock)
            {
                return _changed.Task;
            }
        }
    }

    /// <summary>Whether a further item would be kept. Otherwise it counts as not kept.</summary>
    public bool HasRoom()
    {
        lock (_lock)
        {
            if (_items.Count < FindLimit())
            {
                return true;
            }
        }

        Interlocked.Increment(ref _notKept);
        return false;
    }

    public void Add(T item)
    {
        TaskCompletionSource changed;
        lock (_lock)
        {
            _items.Add(item);
            (changed, _changed) = (_changed, Create());
        }

        changed.SetResult();
    }

    public IReadOnlyList<T> Read()
    {
        lock (_lock)
        {
            return [.. _items];
        }
    }

    private static TaskCompletionSource Create() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
