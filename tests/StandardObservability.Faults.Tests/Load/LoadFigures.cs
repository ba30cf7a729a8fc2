namespace StandardObservability.Faults.Tests.Load;

/// <summary>What the requests of one phase took.</summary>
/// <param name="Requests">Number of requests.</param>
/// <param name="Failed">Requests without a success response.</param>
/// <param name="Median">Median latency in milliseconds.</param>
/// <param name="P99">99th percentile of the latency in milliseconds.</param>
internal sealed record LoadFigures(int Requests, int Failed, double Median, double P99)
{
    /// <summary>A machine that is shared with other work has pauses of its own, in milliseconds.</summary>
    private const double Noise = 20;

    public static LoadFigures From(IEnumerable<TimeSpan?> latencies)
    {
        var all = latencies.ToList();
        var answered = all.OfType<TimeSpan>().Select(static l => l.TotalMilliseconds).Order().ToList();
        return new LoadFigures(all.Count, all.Count - answered.Count, Quantile(answered, 0.5), Quantile(answered, 0.99));
    }

    /// <summary>Whether the latencies differ by no more than noise.</summary>
    public bool IsAsFastAs(LoadFigures other) => P99 <= 2 * other.P99 + Noise;

    private static double Quantile(List<double> sorted, double quantile)
        => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(quantile * sorted.Count))];
}
