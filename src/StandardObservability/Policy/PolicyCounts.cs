using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace StandardObservability.Policy;

/// <summary>Counts findings by rule and by what was done. Both are words of the vocabulary, so there are few combinations.</summary>
internal sealed class PolicyCounts
{
    private readonly ConcurrentDictionary<(string Rule, string Action), StrongBox<long>> _counts = new();

    public IEnumerable<(string Rule, string Action, long Count)> All
        => _counts.Select(static c => (c.Key.Rule, c.Key.Action, Volatile.Read(ref c.Value.Value)));

    public void Add(string rule, string action)
        => Interlocked.Increment(ref _counts.GetOrAdd((rule, action), static _ => new StrongBox<long>()).Value);

    public long Find(string rule, string action) => _counts.TryGetValue((rule, action), out var count) ? Volatile.Read(ref count.Value) : 0;
}
