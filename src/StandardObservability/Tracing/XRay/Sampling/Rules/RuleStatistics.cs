namespace StandardObservability.Tracing.XRay.Sampling.Rules;

/// <summary>The decisions of a rule since its last report. Many threads count, one reads.</summary>
/// <remarks>Each decision is counted once, so a report never has more sampled traces than traces.</remarks>
internal sealed class RuleStatistics
{
    private long _dropped;
    private long _kept;
    private long _borrowed;

    public void AddDropped() => Interlocked.Increment(ref _dropped);

    public void AddKept() => Interlocked.Increment(ref _kept);

    public void AddBorrowed() => Interlocked.Increment(ref _borrowed);

    /// <summary>Takes the counts and resets them.</summary>
    public RuleCounts Take()
    {
        var borrowed = Interlocked.Exchange(ref _borrowed, 0);
        var sampled = Interlocked.Exchange(ref _kept, 0) + borrowed;
        return new RuleCounts(Interlocked.Exchange(ref _dropped, 0) + sampled, sampled, borrowed);
    }

    /// <summary>Adds counts back that could not be reported.</summary>
    public void Return(RuleCounts counts)
    {
        Interlocked.Add(ref _dropped, counts.Requests - counts.Sampled);
        Interlocked.Add(ref _kept, counts.Sampled - counts.Borrowed);
        Interlocked.Add(ref _borrowed, counts.Borrowed);
    }
}
