using System.Collections.Concurrent;
using StandardObservability.Conventions;

namespace StandardObservability.Policy;

/// <summary>Counts findings by rule and by what was done. Both are words of the vocabulary, so there are few combinations.</summary>
internal sealed class PolicyCounts
{
    /// <summary>
    /// Combinations that are reported as series of their own. With the other metrics of the policy a service has at most 12 series, also one
    /// that breaks every rule.
    /// </summary>
    private const int MaxSeries = 6;

    private readonly ConcurrentDictionary<(string Rule, string Action), FindingCount> _counts = new();
    private int _combinations;

    /// <summary>The first combinations that occurred, and all others in one. A combination stays where it is, so no count falls.</summary>
    public IEnumerable<(string Rule, string Action, long Count)> Reported
        => _counts.GroupBy(static c => c.Value.Order <= MaxSeries ? c.Key : (Rule: PolicyAttributeNames.Other, Action: PolicyAttributeNames.Other))
            .Select(static g => (g.Key.Rule, g.Key.Action, g.Sum(static c => c.Value.Value)));

    /// <summary>The rules with a finding that no exemption covers.</summary>
    public int BrokenRules
        => _counts.Keys.Where(static k => k.Action != PolicyActionNames.Exempt).DistinctBy(static k => k.Rule, StringComparer.Ordinal).Count();

    public void Add(string rule, string action)
        => _counts.GetOrAdd((rule, action), static (_, counts) => new FindingCount(Interlocked.Increment(ref counts._combinations)), this).Increment();

    public long Find(string rule, string action) => _counts.TryGetValue((rule, action), out var count) ? count.Value : 0;

    /// <param name="order">The number of the combination, from 1. One that lost a race with another thread is never used.</param>
    private sealed class FindingCount(int order)
    {
        private long _value;

        public int Order { get; } = order;

        public long Value => Volatile.Read(ref _value);

        public void Increment() => Interlocked.Increment(ref _value);
    }
}
