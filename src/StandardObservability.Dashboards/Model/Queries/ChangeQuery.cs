namespace StandardObservability.Dashboards;

/// <summary>The difference between the value of a level in a period and in the period before it.</summary>
public sealed record ChangeQuery : Query
{
    internal ChangeQuery(LevelQuery level)
        : base(level.Unit) => Of = level;

    /// <summary>The level.</summary>
    public LevelQuery Of { get; }

    internal override IEnumerable<SignalQuery> Reads => Of.Reads;
}
