namespace StandardObservability.Dashboards.Model.Queries;

/// <summary>The number of log events.</summary>
public sealed record LogCountQuery : Query
{
    internal LogCountQuery(LogSeverity level, string? by)
        : base("{event}") => (Lowest, By) = (level, by);

    /// <summary>The lowest level that counts.</summary>
    public LogSeverity Lowest { get; }

    /// <summary>The field by whose values the result is split, or <see langword="null"/> for one result.</summary>
    public string? By { get; }

    internal override IEnumerable<SignalQuery> Reads => [];
}
