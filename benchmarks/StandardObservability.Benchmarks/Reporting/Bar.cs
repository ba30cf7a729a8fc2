namespace StandardObservability.Benchmarks.Reporting;

/// <summary>One thing that was promised, and what was seen.</summary>
/// <param name="Promise">What was promised, in words.</param>
/// <param name="Limit">The limit, as it is printed.</param>
/// <param name="Seen">The figure, as it is printed.</param>
/// <param name="IsMet">Whether the promise is kept.</param>
/// <param name="IsGate">
/// Whether a broken promise fails the run. Bytes and instructions repeat, so they are gates; times move with the machine, so they are goals.
/// </param>
internal sealed record Bar(string Promise, string Limit, string Seen, bool IsMet, bool IsGate)
{
    public bool Fails => IsGate && !IsMet;

    public static Bar AtMost(string promise, double limit, double seen, string unit, bool isGate)
        => new(promise, $"{Figure.Of(limit)}{unit}", $"{Figure.Of(seen)}{unit}", seen <= limit, isGate);

    public static Bar AtLeast(string promise, double limit, double seen, string unit, bool isGate)
        => new(promise, $"at least {Figure.Of(limit)}{unit}", $"{Figure.Of(seen)}{unit}", seen >= limit, isGate);
}
