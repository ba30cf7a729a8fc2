using System.Text.Json.Nodes;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>The runbook: each alarm with its meaning, looks, owner, cost and roll back.</summary>
public sealed class RunbookTests
{
    private static readonly ServiceModel Model = StandardModel.For("shop", static o => o.Team = "payments");

    [Fact]
    public void Each_alarm_has_a_heading_that_its_description_links_to()
    {
        var headings = Runbook.Render(Model).Text.Split('\n').Where(static l => l.StartsWith("### ", StringComparison.Ordinal)).Select(static l => l[4..]).ToHashSet(StringComparer.Ordinal);

        var linked = Alarms().Select(static a => Text(a["AlarmDescription"]!)).Select(static d => d.Split("${RunbookUrl}#")[1].Split(' ')[0]);

        Assert.All(Model.Alarms, a => Assert.Contains(a.Id, linked));
        Assert.All(linked, l => Assert.Contains(l, headings));
    }

    [Fact]
    public void Each_alarm_has_three_looks_of_which_one_has_a_query_at_least()
    {
        Assert.All(Model.Alarms, static a => Assert.InRange(a.FirstLooks.Count, 3, 4));
        Assert.All(Model.Alarms, static a => Assert.Contains(a.FirstLooks, static l => l.Query is not null));
    }

    [Fact]
    public void Each_look_at_a_chart_names_one_that_exists()
    {
        var widgets = Model.Sections.SelectMany(static s => s.Widgets).Select(static w => w.Title).ToHashSet(StringComparer.Ordinal);

        Assert.All(Model.Alarms.SelectMany(static a => a.FirstLooks).Select(static l => l.Widget).OfType<string>(), w => Assert.Contains(w, widgets));
    }

    [Fact]
    public void The_cost_of_all_alarms_is_that_of_the_resources_of_the_template()
    {
        var metrics = Alarms().Sum(static a => a["Metrics"]?.AsArray().Count(static m => m!["MetricStat"] is not null) ?? 0);
        var composites = Alarms().Count(static a => a["AlarmRule"] is not null);

        var cost = (metrics * 0.10m) + (composites * 0.50m);

        Assert.Contains(FormattableString.Invariant($"All alarms cost ${cost:0.00} a month"), Runbook.Render(Model).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Prices_can_be_replaced()
    {
        var prices = new PriceTable { Source = "Zurich, May 2027", AlarmMetric = 1, CompositeAlarm = 0, Dashboard = 4 };

        var text = Runbook.Render(new ServiceModel("shop").With(Model.Alarms.Single(static a => a.Id == "no-telemetry")), prices: prices).Text;

        Assert.Contains("All alarms cost $1.00 a month, and the dashboard $4.00 (Zurich, May 2027).", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alarm_is_described_in_plain_sentences()
    {
        var text = Runbook.Render(Model).Text;

        Assert.Contains(
            "- number of `http.server.request.faults` divided by the number of `http.server.request.duration` is above 1.44 % in the last hour, with at least 100 measurements a period\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("- maximum of `dotnet.process.cpu.count` is below 1 in 5 of the last 5 periods of a minute, also without data\n", text, StringComparison.Ordinal);
        Assert.Contains("Owner: payments.", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_says_how_it_is_rolled_back()
        => Assert.EndsWith("## Roll back\n`make back`\n", Runbook.Render(new ServiceModel("shop") { RollBack = "`make back`" }).Text, StringComparison.Ordinal);

    private static IEnumerable<JsonNode> Alarms()
        => JsonNode.Parse(CloudWatchTemplate.Render(Model).Text)!["Resources"]!.AsObject()
            .Select(static r => r.Value!)
            .Where(static r => r["Type"]!.GetValue<string>().EndsWith("Alarm", StringComparison.Ordinal))
            .Select(static r => r["Properties"]!);

    private static string Text(JsonNode node) => node is JsonObject sub ? sub["Fn::Sub"]!.GetValue<string>() : node.GetValue<string>();
}
