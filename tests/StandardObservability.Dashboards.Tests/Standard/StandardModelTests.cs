using Xunit;

namespace StandardObservability.Dashboards.Tests.Standard;

/// <summary>What every alarm and widget of the standard model must have.</summary>
public sealed class StandardModelTests
{
    private const int MaxTitle = 60;

    private static readonly ServiceModel Web = StandardModel.For("shop", static o => o.Team = "checkout");
    private static readonly ServiceModel Worker = StandardModel.For("worker", static o => o.IsWeb = false);

    public static TheoryData<string> AlarmIds => [.. Web.Alarms.Select(static a => a.Id)];

    [Theory]
    [MemberData(nameof(AlarmIds))]
    public void An_alarm_has_a_meaning_and_first_looks(string id)
    {
        var alarm = Web.Alarms.Single(a => a.Id == id);

        Assert.Matches("^[a-z][a-z0-9-]+$", id);
        Assert.EndsWith(".", alarm.Meaning, StringComparison.Ordinal);
        Assert.InRange(alarm.FirstLooks.Count, 3, 4);
        Assert.All(alarm.Conditions, static c => Assert.InRange(c.BreachingPeriods, 1, c.Periods));
        Assert.All(alarm.Conditions, static c => Assert.True(c.Period * c.Periods <= TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Only_what_users_notice_pages()
        => Assert.Equal(
            ["no-telemetry", "slo-availability-fast", "slo-availability-slow", "slo-latency-fast", "slo-latency-slow"],
            Web.Alarms.Where(static a => a.Severity == Severity.Page).Select(static a => a.Id).Order(StringComparer.Ordinal));

    [Fact]
    public void A_worker_has_no_alarms_of_requests()
    {
        Assert.DoesNotContain(Worker.Alarms, static a => a.Id.StartsWith("slo-", StringComparison.Ordinal) || a.GuardsDeployment);
        Assert.DoesNotContain(Worker.Reads, static r => r.Signal.Name.StartsWith("http.server", StringComparison.Ordinal));
        Assert.Empty(Worker.Slos);
    }

    [Fact]
    public void Titles_are_short_and_unique_within_their_section()
        => Assert.All(Web.Sections, static section =>
        {
            Assert.Equal(section.Widgets.Count, section.Widgets.Select(static w => w.Title).Distinct().Count());
            Assert.All(section.Widgets, static w => Assert.InRange(w.Title.Length, 1, MaxTitle));
            Assert.All(section.Widgets, static w => Assert.Single(w.Lines.Select(static l => l.Query.Unit).Distinct()));
        });

    [Fact]
    public void The_first_section_is_what_users_notice() => Assert.Equal("Requests", Web.Sections[0].Title);

    [Fact]
    public void Sections_of_the_application_are_before_the_details_in_their_order()
    {
        Assert.Equal(
            ["Requests", "Orders", "Stock", "Connections", "Objectives", "Dependencies", "Runtime", "Logs", "Telemetry"],
            Web.With(Own("Orders")).With(Own("Stock")).Sections.Select(static s => s.Title));
        Assert.Equal("Orders", Worker.With(Own("Orders")).Sections[0].Title);
        Assert.Equal(["Orders", "Stock"], new ServiceModel("shop").With(Own("Orders"), Own("Stock")).Sections.Select(static s => s.Title));
    }

    [Fact]
    public void An_order_that_the_application_chose_stays()
    {
        var model = Worker with { Sections = [.. Worker.Sections, Own("Last")] };

        Assert.Equal(["First", .. model.Sections.Select(static s => s.Title)], model.With(Own("First")).Sections.Select(static s => s.Title));
    }

    private static Section Own(string title)
        => new(title, "Own.", Widget.Chart("Orders", Query.Rate(new Signal("orders", InstrumentKind.Counter, "{order}"))));
}
