using System.Globalization;
using System.Text.Json.Nodes;
using Judges;
using Xunit;

namespace StandardObservability.Dashboards.Tests.Outputs;

/// <summary>The CloudFormation template: AWS's own validators accept it, and it stays within all limits.</summary>
public sealed class TemplateTests
{
    private const int MaxTemplateBytes = 1_000_000;
    private const int MaxResources = 500;

    [JudgedFact]
    public async Task Aws_validators_find_nothing_in_the_template_of_a_web_service_and_of_a_worker()
    {
        foreach (var model in new[] { StandardModel.For("Checkout.Api", static o => o.Team = "payments"), StandardModel.For("worker", static o => o.IsWeb = false), new ServiceModel("empty") })
        {
            Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(CloudWatchTemplate.Render(model).Text)).Errors);
        }
    }

    [JudgedTheory]
    [InlineData("\"TreatMissingData\": \"notBreaching\"", "\"TreatMissingData\": \"never\"", "'never'")]
    [InlineData("\"EvaluationPeriods\"", "\"EvaluationPeriod\"", "EvaluationPeriod")]
    [InlineData("\"Ref\": \"LogGroupName\"", "\"Ref\": \"LogGroup\"", "LogGroup")]
    [InlineData("AWS::Logs::QueryDefinition", "AWS::Logs::Query", "AWS::Logs::Query")]
    [InlineData("\"Stat\": \"SampleCount\"", "\"Statistic\": \"SampleCount\"", "Stat")]
    [InlineData("\"DurationUnit\": \"DAY\"", "\"DurationUnit\": \"DAYS\"", "DurationUnit")]
    public async Task Aws_validators_find_each_mistake(string right, string wrong, string named)
    {
        var template = CloudWatchTemplate.Render(StandardModel.For("shop")).Text;
        Assert.Contains(right, template, StringComparison.Ordinal);

        var errors = (await NodeJudge.Shared.CheckTemplateAsync(template.Replace(right, wrong, StringComparison.Ordinal))).Errors;

        Assert.Contains(errors, e => e.Contains(named, StringComparison.Ordinal));
    }

    [JudgedFact]
    public async Task Fifty_more_widgets_and_alarms_are_within_the_limits()
    {
        var orders = new Signal("orders.placed", InstrumentKind.Counter, "{order}", "sku");
        var model = StandardModel.For(new string('s', 100))
            .With(new Section("Orders", "Fifty.", [.. Enumerable.Range(0, 50).Select(i => Widget.Chart($"Orders {i}", Query.Rate(orders)))]))
            .With([.. Enumerable.Range(0, 50).Select(i => new Alarm($"orders-{i}", Severity.Ticket, new string('m', 300), new AlarmCondition(Query.Rate(orders), Comparison.Above, i)))]);

        var template = CloudWatchTemplate.Render(model).Text;

        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(template)).Errors);
        Assert.InRange(template.Length, 1, MaxTemplateBytes);
        Assert.InRange(JsonNode.Parse(template)!["Resources"]!.AsObject().Count, 1, MaxResources);
    }

    [Fact]
    public void Two_renders_are_the_same_bytes_under_each_culture()
    {
        var before = CultureInfo.CurrentCulture;
        var foreign = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (foreign.NumberFormat.NumberDecimalSeparator, foreign.NumberFormat.NegativeSign, foreign.NumberFormat.NumberGroupSeparator) = (",", "\u2212", "'");
        foreign.NumberFormat.NumberGroupSizes = [1];
        var files = new[] { before, foreign }.Select(static culture =>
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
            return string.Concat(ServiceModelFiles.Render(StandardModel.For("shop", static o => o.AvailabilityObjective = 0.9995)).Select(static f => f.Name + f.Text));
        }).ToHashSet(StringComparer.Ordinal);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, before);

        Assert.Single(files);
    }

    [Fact]
    public void Numbers_have_no_noise_of_binary_fractions()
    {
        var template = CloudWatchTemplate.Render(StandardModel.For("shop")).Text;

        Assert.Contains("\"Threshold\": 0.0144,", template, StringComparison.Ordinal);
        Assert.Contains("\"AttainmentGoal\": 99.9,", template, StringComparison.Ordinal);
        Assert.DoesNotMatch("[0-9]0000000[0-9]|99999", template);
    }

    [Fact]
    public void Texts_of_the_model_are_no_parameters_of_the_template()
    {
        var orders = new Signal("orders.placed", InstrumentKind.Counter, "{order}");
        var model = new ServiceModel("shop") { Team = "${AWS::AccountId}" }
            .With(new Section("${Region}", "Help ${x}", Widget.Chart("${LogGroupName} \"quoted\" \\", Query.Rate(orders))))
            .With(new Alarm("orders", Severity.Page, "None of ${Environment}", new AlarmCondition(Query.Rate(orders), Comparison.Below, 1)));

        var template = CloudWatchTemplate.Render(model).Text;

        Assert.Contains("None of ${!Environment}", template, StringComparison.Ordinal);
        Assert.Contains("## ${!Region}", template, StringComparison.Ordinal);
        Assert.Contains("${!LogGroupName}", template, StringComparison.Ordinal);
        Assert.Contains("Owner: ${!AWS::AccountId}", template, StringComparison.Ordinal);
    }
}
