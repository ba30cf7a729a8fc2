namespace StandardObservability.Dashboards;

/// <summary>Who reacts to an alarm, and how fast.</summary>
public enum Severity
{
    /// <summary>Users notice it: the person on call is woken.</summary>
    Page,

    /// <summary>Someone looks at it in working hours.</summary>
    Ticket,

    /// <summary>A deployment is rolled back, without a person.</summary>
    Rollback,
}
