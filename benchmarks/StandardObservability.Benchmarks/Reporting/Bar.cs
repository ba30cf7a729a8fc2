namespace StandardObservability.Benchmarks.Reporting;

/// <summary>A promised limit and the measured figure.</summary>
/// <param name="Promise">The promise, in words.</param>
/// <param name="Limit">The limit, as text.</param>
/// <param name="Seen">The measured figure, as text.</param>
/// <param name="IsMet">Whether the promise is met.</param>
/// <param name="IsGate">
/// Whether the run fails if the promise is not met. Bytes and instructions are reproducible, so they are gates; times are goals.
/// </param>
internal sealed record Bar(string Promise, string Limit, string Seen, bool IsMet, bool IsGate)
{
    public bool Fails => IsGate && !IsMet;

    public static Bar AtMost(string promise, double limit, double seen, string unit, bool isGate)
        => new(promise, $"{Figure.Of(limit)}{unit}", $"{Figure.Of(seen)}{unit}", seen <= limit, isGate);

    public static Bar AtLeast(string promise, double limit, double seen, string unit, bool isGate)
        => new(promise, $"at least {Figure.Of(limit)}{unit}", $"{Figure.Of(seen)}{unit}", seen >= limit, isGate);
}
