using StandardObservability.Conventions.Logging;

namespace StandardObservability.Dashboards;

/// <summary>The number of log events in a minute.</summary>
public sealed record LogCountQuery : Query
{
    internal LogCountQuery(LogSeverity level, string? by)
        : base("{event}")
    {
        (Lowest, By) = (level, by);
        var measured = new Signal(LogEvents, InstrumentKind.Counter, Unit, by is null ? [LogFieldNames.Level] : [LogFieldNames.Level, by]);
        var counted = Enum.GetValues<LogSeverity>().Where(l => l >= level).Select(static l => new AttributeFilter(LogFieldNames.Level, l.ToString()));
        Events = Rate(measured with { RollUp = new RollUp(measured, [.. counted]) }) with { By = by };
    }

    /// <summary>The lowest level that counts.</summary>
    public LogSeverity Lowest { get; }

    /// <summary>The field by whose values the result is split, or <see langword="null"/> for one result.</summary>
    public string? By { get; }

    /// <summary>Name under which log events are recorded as if they were measurements.</summary>
    internal static string LogEvents => "log events";

    /// <summary>The query over recorded log events.</summary>
    internal RateQuery Events { get; }

    internal override IEnumerable<SignalQuery> Reads => [];
}
