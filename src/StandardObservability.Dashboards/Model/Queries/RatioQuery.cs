namespace StandardObservability.Dashboards;

/// <summary>The quotient of two queries. Without a denominator, or with one of 0, there is no value.</summary>
public sealed record RatioQuery : Query
{
    internal RatioQuery(Query part, Query total)
        : base(UnitOf(part.Unit, total.Unit)) => (Part, Total) = (part, total);

    /// <summary>The numerator. No measurements count as 0.</summary>
    public Query Part { get; }

    /// <summary>The denominator.</summary>
    public Query Total { get; }

    /// <summary>A share of countable things is a share: CPU time a second for each processor.</summary>
    private static string UnitOf(string part, string total)
        => part == total || (part == "1" && total.StartsWith('{')) ? "1" : $"{part}/{total}";

    internal override IEnumerable<SignalQuery> Reads => [.. Part.Reads, .. Total.Reads];

    internal override string? SplitBy => Total.SplitBy;
}
