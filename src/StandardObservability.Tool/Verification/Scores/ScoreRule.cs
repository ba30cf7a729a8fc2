namespace StandardObservability.Tool.Verification.Scores;

/// <summary>A rule of the Instrumentation Score that captured telemetry decides.</summary>
/// <remarks>Source: github.com/instrumentation-score/spec, <c>specification.md</c> and <c>rules</c>.</remarks>
/// <param name="Id">Its id, for example <c>RES-001</c>.</param>
/// <param name="Weight">The weight of its impact: critical 40, important 30, normal 20, low 10.</param>
internal sealed record ScoreRule(string Id, int Weight)
{
    private const int Critical = 40;
    private const int Important = 30;
    private const int Normal = 20;

    /// <summary>The resource has <c>service.instance.id</c>.</summary>
    public static ScoreRule InstanceId { get; } = new("RES-001", Normal);

    /// <summary>The resource has <c>service.name</c>.</summary>
    public static ScoreRule ServiceName { get; } = new("RES-005", Critical);

    /// <summary>No attribute of a metric has 10,000 values or more within an hour.</summary>
    public static ScoreRule Cardinality { get; } = new("MET-001", Important);

    /// <summary>Metrics have a unit of UCUM.</summary>
    public static ScoreRule Unit { get; } = new("MET-002", Important);

    /// <summary>Names of metrics do not contain their unit.</summary>
    public static ScoreRule UnitInName { get; } = new("MET-005", Normal);

    /// <summary>Names of metrics are not keys of attributes of the semantic conventions.</summary>
    public static ScoreRule MetricIsAttribute { get; } = new("MET-006", Important);

    /// <summary>Log records have a severity.</summary>
    public static ScoreRule Severity { get; } = new("LOG-002", Important);

    /// <summary>A service has at most 10 internal spans in a trace.</summary>
    public static ScoreRule InternalSpans { get; } = new("SPA-001", Normal);

    /// <summary>A trace has at most 20 spans of less than 5 ms.</summary>
    public static ScoreRule ShortSpans { get; } = new("SPA-005", Important);
}
