namespace StandardObservability.Dashboards;

/// <summary>How fast an error budget may be spent before an alarm fires: in a long window, and in a short one so that it clears soon.</summary>
/// <remarks>
/// Source: Google, "The Site Reliability Workbook", chapter "Alerting on SLOs". The third rate is 3 in a day and not 1 in three days, because a
/// period of a CloudWatch alarm is at most one day.
/// </remarks>
/// <param name="Name">Last part of the alarm's id.</param>
/// <param name="Severity">Who reacts.</param>
/// <param name="Budget">Share of the budget that is spent in the long window.</param>
/// <param name="LongWindow">The long window.</param>
/// <param name="ShortWindow">The short window.</param>
public sealed record BurnRate(string Name, Severity Severity, double Budget, TimeSpan LongWindow, TimeSpan ShortWindow)
{
    /// <summary>The rates of every objective, from the fastest to the slowest.</summary>
    public static IReadOnlyList<BurnRate> Standard { get; } =
    [
        new("fast", Severity.Page, 0.02, TimeSpan.FromHours(1), TimeSpan.FromMinutes(5)),
        new("slow", Severity.Page, 0.05, TimeSpan.FromHours(6), TimeSpan.FromMinutes(30)),
        new("ticket", Severity.Ticket, 0.10, TimeSpan.FromDays(1), TimeSpan.FromHours(2)),
    ];

    /// <summary>How many times faster than allowed the budget of a window is spent.</summary>
    /// <param name="window">The window of the objective, for example 30 days.</param>
    /// <returns>The factor: 14.4 for 2 % of 30 days in an hour.</returns>
    public double Factor(TimeSpan window) => Budget * window.TotalSeconds / LongWindow.TotalSeconds;
}
