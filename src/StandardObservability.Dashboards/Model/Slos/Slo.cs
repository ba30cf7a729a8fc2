using System.Globalization;

namespace StandardObservability.Dashboards;

/// <summary>A service level objective: the share of events that must be good within a window.</summary>
public sealed record Slo
{
    private Slo(string id, string title, Query badShare, RateQuery total, double objective)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(objective, 0.5);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(objective, 1);
        (Id, Title, BadShare, Total, Objective) = (id, title, badShare, total, objective);
    }

    /// <summary>A stable name, for example <c>availability</c>.</summary>
    public string Id { get; }

    /// <summary>The name that people read.</summary>
    public string Title { get; }

    /// <summary>The share of bad events, 0 to 1.</summary>
    public Query BadShare { get; }

    /// <summary>All events.</summary>
    public RateQuery Total { get; }

    /// <summary>The share of good events, for example 0.999.</summary>
    public double Objective { get; }

    /// <summary>The window of the objective.</summary>
    /// <value>Default: 30 days.</value>
    public TimeSpan Window { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Number of events that each hour of an alarm's long window needs, so that a single failure at night pages no one.</summary>
    /// <value>Default: 100.</value>
    public int SmallestHourlySample { get; init; } = 100;

    /// <summary>The first things to look at when an alarm of the objective fires, in order.</summary>
    public IReadOnlyList<FirstLook> FirstLooks { get; init; } = [];

    /// <summary>The share of events that may be bad.</summary>
    public double Budget => (double)(1 - (decimal)Objective);

    /// <summary>An objective for the share of events that did not fail.</summary>
    /// <param name="id">A stable name, for example <c>availability</c>.</param>
    /// <param name="title">The name that people read.</param>
    /// <param name="failed">The events that failed.</param>
    /// <param name="total">All events.</param>
    /// <param name="objective">0.5 to below 1, for example 0.999.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The objective is out of range.</exception>
    public static Slo OfFailures(string id, string title, RateQuery failed, RateQuery total, double objective)
        => new(id, title, Query.Ratio(failed, total), total, objective)
        {
            FirstLooks =
            [
                new("The errors by exception: one cause, or many?") { Query = StandardQueries.ErrorsByCause },
                new("The time and version of the last start: if a deployment is the cause, roll back first.") { Query = StandardQueries.Starts },
                new("Failed calls of other services: their failures become failures here.") { Query = StandardQueries.CallsByHost },
            ],
        };

    /// <summary>An objective for the share of events that are fast enough.</summary>
    /// <param name="id">A stable name, for example <c>latency</c>.</param>
    /// <param name="title">The name that people read.</param>
    /// <param name="duration">A histogram of durations.</param>
    /// <param name="threshold">The longest duration that is good, in the unit of the signal.</param>
    /// <param name="objective">0.5 to below 1, for example 0.99.</param>
    /// <returns>The objective.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The objective is out of range.</exception>
    public static Slo OfDurations(string id, string title, Signal duration, double threshold, double objective)
        => new(id, title, new ShareAboveQuery(duration, threshold), Query.Rate(duration), objective)
        {
            FirstLooks =
            [
                new("The longest span of the slowest requests.") { Query = StandardQueries.SlowestRequests },
                new("The latency of calls of other services.") { Query = StandardQueries.LatencyByHost },
                new("Memory and work that waits for a thread: one instance, or all?") { Query = StandardQueries.Instances },
            ],
        };

    /// <summary>The alarms: one for each burn rate. A slower one is suppressed while a faster one fires.</summary>
    /// <returns>The alarms, from the fastest to the slowest.</returns>
    public IReadOnlyList<Alarm> CreateAlarms()
    {
        var alarms = new List<Alarm>();
        foreach (var rate in BurnRate.Standard)
        {
            alarms.Add(new Alarm(AlarmId(rate), rate.Severity, Describe(rate), CreateCondition(rate, rate.LongWindow), CreateCondition(rate, rate.ShortWindow))
            {
                SuppressedBy = [.. alarms.Select(static a => a.Id)],
                FirstLooks = FirstLooks,
            });
        }

        return alarms;
    }

    /// <summary>The widgets: how fast the budget is spent, and the share of bad events.</summary>
    /// <returns>The widgets.</returns>
    public IReadOnlyList<Widget> CreateWidgets()
        => [new Widget($"{Title}: bad share", WidgetView.Lines, new Line("bad share", BadShare))
        {
            Meaning = "Share of events that spend the error budget. An alarm fires when its line is exceeded for a long and a short time.",
            Thresholds = [.. BurnRate.Standard.Select(r => new Threshold(r.Name, r.Factor(Window) * Budget))],
        }];

    private string AlarmId(BurnRate rate) => $"slo-{Id}-{rate.Name}";

    private AlarmCondition CreateCondition(BurnRate rate, TimeSpan window)
        => new(BadShare, Comparison.Above, rate.Factor(Window) * Budget)
        {
            Period = window,
            Sample = window == rate.LongWindow ? Total : null,
            SmallestSample = window == rate.LongWindow ? (int)(SmallestHourlySample * rate.LongWindow.TotalHours) : 0,
        };

    private string Describe(BurnRate rate)
        => string.Create(
            CultureInfo.InvariantCulture,
            $"{Title}: {rate.Budget * 100:0.#} % of the error budget of {Window.TotalDays:0} days is spent in {Hours(rate.LongWindow)} or less.");

    private static string Hours(TimeSpan window)
        => string.Create(CultureInfo.InvariantCulture, $"{window.TotalHours:0.#} hour{(window == TimeSpan.FromHours(1) ? string.Empty : "s")}");
}
