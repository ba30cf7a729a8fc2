using System.Text.Json.Nodes;
using Amazon.CDK.AWS.SNS;
using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.Cdk.Tests;

/// <summary>A stack has the resources of the rendered template, and AWS's own validators accept it.</summary>
public sealed class EqualResourcesTests
{
    private const string PageTopic = "arn:aws:sns:eu-west-1:111122223333:pages";
    private const string TicketTopic = "arn:aws:sns:eu-west-1:111122223333:tickets";

    public static TheoryData<string> Models => ["web", "worker", "empty", "texts", "hundred alarms"];

    [JudgedTheory]
    [MemberData(nameof(Models))]
    public async Task Resources_of_a_model_equal_those_of_its_template(string kind)
    {
        using var app = new SynthesizedApp();
        var model = Create(kind);
        _ = new ServiceObservability(app.Stack, "Observability", model, new ServiceObservabilityProps
        {
            LogGroupName = "/ecs/shop",
            Environment = "staging",
            RunbookUrl = "https://wiki.example.com/shop?a=1&b=$%7Bx%7D",
            PageTopic = Topic.FromTopicArn(app.Stack, "Pages", PageTopic),
            TicketTopic = Topic.FromTopicArn(app.Stack, "Tickets", TicketTopic),
            ServiceLevelObjectives = true,
        });

        AssertEqual(Read(CloudWatchTemplate.Render(model).Text, new()
        {
            ["LogGroupName"] = "/ecs/shop",
            ["Environment"] = "staging",
            ["RunbookUrl"] = "https://wiki.example.com/shop?a=1&b=$%7Bx%7D",
            ["PageTopicArn"] = PageTopic,
            ["TicketTopicArn"] = TicketTopic,
            ["ServiceLevelObjectives"] = "enabled",
        }), app.Resolve());
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(app.Synthesize())).Errors);
    }

    [JudgedFact]
    public async Task Props_that_are_not_set_are_the_defaults_of_the_template()
    {
        using var app = new SynthesizedApp();
        var model = StandardModel.For("shop");
        _ = new ServiceObservability(app.Stack, "Observability", model, SynthesizedApp.Props);

        var resources = app.Resolve();
        AssertEqual(Read(CloudWatchTemplate.Render(model).Text, new()
        {
            ["LogGroupName"] = "/ecs/shop",
            ["Environment"] = "production",
            ["RunbookUrl"] = "RUNBOOK.md",
            ["PageTopicArn"] = "none",
            ["TicketTopicArn"] = "none",
            ["ServiceLevelObjectives"] = "disabled",
        }), resources);
        Assert.DoesNotContain(resources.Values, static r => r.Contains("Actions:", StringComparison.Ordinal) || r.Contains("ApplicationSignals", StringComparison.Ordinal));
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(app.Synthesize())).Errors);
    }

    [JudgedFact]
    public void A_model_and_its_rendered_file_give_the_same_stack()
    {
        using var app = new SynthesizedApp();
        using var other = new SynthesizedApp();
        using var file = new TemporaryTemplate(CloudWatchTemplate.Render(StandardModel.For("shop")).Text);
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), SynthesizedApp.Props);
        _ = ServiceObservability.FromTemplate(other.Stack, "Observability", file.Path, SynthesizedApp.Props);

        Assert.Equal(app.Synthesize(), other.Synthesize());
    }

    [JudgedFact]
    public void A_change_of_the_model_changes_its_resource_and_no_logical_id()
    {
        using var app = new SynthesizedApp();
        using var other = new SynthesizedApp();
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), SynthesizedApp.Props);
        _ = new ServiceObservability(other.Stack, "Observability", StandardModel.For("shop", static o => o.AvailabilityObjective = 0.99), SynthesizedApp.Props);

        var (before, after) = (JsonNode.Parse(app.Synthesize())!["Resources"]!.AsObject(), JsonNode.Parse(other.Synthesize())!["Resources"]!.AsObject());

        Assert.Equal(before.Select(static r => r.Key), after.Select(static r => r.Key));
        Assert.Contains(before, r => r.Key.Contains("SloAvailability", StringComparison.Ordinal) && !JsonNode.DeepEquals(r.Value, after[r.Key]));
        Assert.All(before.Where(static r => r.Key.Contains("SloLatency", StringComparison.Ordinal)), r => Assert.True(JsonNode.DeepEquals(r.Value, after[r.Key])));
    }

    private static ServiceModel Create(string kind)
    {
        var orders = new Signal("orders.placed", InstrumentKind.Counter, "{order}", "sku");
        return kind switch
        {
            "web" => StandardModel.For("Checkout.Api", static o => o.Team = "payments"),
            "worker" => StandardModel.For("worker", static o => o.IsWeb = false),
            "empty" => new ServiceModel("empty"),
            "texts" => new ServiceModel("shop") { Team = "payments" }
                .With(new Section("${Region} ünïcödé 🚀", "Help ${x}", Widget.Chart("${LogGroupName} \"quoted\" \\ ${ open", Query.Rate(orders) with { By = "sku" })))
                .With(new Alarm("orders", Severity.Page, "None of ${Environment}, ${!x} or ${Dashboard.Arn}", new AlarmCondition(Query.Rate(orders), Comparison.Below, 0.1))),
            _ => StandardModel.For("shop")
                .With([.. Enumerable.Range(0, 100).Select(i => new Alarm($"orders-{i}", Severity.Ticket, "m", new AlarmCondition(Query.Rate(orders), Comparison.Above, i)))]),
        };
    }

    private static IReadOnlyDictionary<string, string> Read(string template, Dictionary<string, string> parameters)
        => new TemplateReader(JsonNode.Parse(template)!.AsObject(), parameters: parameters).ReadResources();

    private static void AssertEqual(IReadOnlyDictionary<string, string> rendered, IReadOnlyDictionary<string, string> synthesized)
    {
        Assert.Equal(rendered.Keys.Order(StringComparer.Ordinal), synthesized.Keys.Order(StringComparer.Ordinal));
        Assert.All(rendered, r => Assert.Equal(r.Value, synthesized[r.Key]));
    }
}
