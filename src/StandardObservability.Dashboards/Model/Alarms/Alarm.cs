namespace StandardObservability.Dashboards;

/// <summary>An alarm of a service. It fires while all of its conditions hold.</summary>
/// <param name="Id">A stable name in lower case with hyphens, unique within the service, for example <c>slo-availability-fast</c>.</param>
/// <param name="Severity">Who reacts.</param>
/// <param name="Meaning">What is wrong for whom when it fires, in one sentence.</param>
/// <param name="Conditions">When it fires.</param>
public sealed record Alarm(string Id, Severity Severity, string Meaning, params IReadOnlyList<AlarmCondition> Conditions)
{
    /// <summary>Ids of alarms that report the same failure earlier. While one of them fires, this one does not notify.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<string> SuppressedBy { get; init; } = [];

    /// <summary>The first things to look at, in order. The runbook has them with queries.</summary>
    /// <value>Default: none.</value>
    public IReadOnlyList<FirstLook> FirstLooks { get; init; } = [];

    /// <summary>Whether the alarm watches a deployment, and rolls it back.</summary>
    public bool GuardsDeployment => Severity == Severity.Rollback;
}
