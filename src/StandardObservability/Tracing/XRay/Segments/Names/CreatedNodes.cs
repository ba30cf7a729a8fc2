using System.Collections.Concurrent;

namespace StandardObservability.Tracing.XRay.Segments.Names;

/// <summary>What was created for calls, by the facts that identify what they call.</summary>
/// <typeparam name="T">What is created.</typeparam>
/// <remarks>The dictionary has texts as keys: for tuples, a start would compile it, and a native program would contain it, once more for each type.</remarks>
internal sealed class CreatedNodes<T>
    where T : class
{
    /// <summary>Limits the memory of a service that calls hosts of any name or creates a database for each customer; a usual service has a few dozen.</summary>
    private const int MaxEntries = 1000;

    private ConcurrentDictionary<string, Entry>? _created;
    private int _count;

    /// <summary>Created by the first call, because a service without calls would compile its code too.</summary>
    private ConcurrentDictionary<string, Entry> Created => LazyInitializer.EnsureInitialized(ref _created, static () => new(StringComparer.Ordinal));

    /// <param name="first">The fact that differs most.</param>
    /// <param name="others">The other facts.</param>
    /// <param name="port">The port.</param>
    public T? Find(string first, in CallFacts others, int port)
    {
        Created.TryGetValue(first, out var entry);
        while (entry is not null && !(entry.Port == port && entry.Others.Equals(in others)))
        {
            entry = entry.Next;
        }

        return entry?.Node;
    }

    public void Add(string first, in CallFacts others, int port, T node)
    {
        if (Volatile.Read(ref _count) < MaxEntries)
        {
            // When two threads add at once, one of their nodes may be created again later.
            Interlocked.Increment(ref _count);
            Created[first] = new Entry(others, port, node, Created.GetValueOrDefault(first));
        }
    }

    private sealed class Entry(CallFacts others, int port, T node, Entry? next)
    {
        public CallFacts Others => others;

        public int Port => port;

        public T Node => node;

        public Entry? Next => next;
    }
}
