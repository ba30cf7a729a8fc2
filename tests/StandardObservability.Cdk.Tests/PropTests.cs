using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.Cdk.Tests;

/// <summary>Messages of props that are missing or not accepted. A construct that fails leaves nothing in the stack.</summary>
public sealed class PropTests
{
    [JudgedTheory]
    [InlineData("")]
    [InlineData(" ")]
    public void A_missing_log_group_is_named(string name)
        => AssertFails(
            new() { LogGroupName = name },
            "LogGroupName is not set, so no query can find log lines. Set it to the log group that receives standard output of the service, for example "
            + "\"/ecs/checkout\" or logGroup.LogGroupName.");

    [JudgedTheory]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("production\n")]
    [InlineData("${AWS::Region}")]
    [InlineData("ünïcödé")]
    public void An_environment_that_no_name_accepts_is_named(string environment)
        => AssertFails(new() { LogGroupName = "/ecs/shop", Environment = environment }, $"Environment is \"{environment}\". CloudWatch accepts [A-Za-z0-9_-]{{1,64}}.");

    [JudgedFact]
    public void A_log_group_that_ends_the_query_is_named()
        => AssertFails(new() { LogGroupName = "shop' | limit 1" }, @"LogGroupName is ""shop' | limit 1"". CloudWatch accepts [\.\-_/#A-Za-z0-9]{1,512}.");

    [JudgedTheory]
    [InlineData("https://wiki/\"quoted\"")]
    [InlineData("C:\\runbook")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void An_address_that_breaks_the_json_of_the_dashboard_is_named(string address)
        => AssertFails(
            new() { LogGroupName = "/ecs/shop", RunbookUrl = address },
            $"RunbookUrl is \"{address}\". It needs 1 to 200 characters without quotes, backslashes and control characters; encode them, for example as %22.");

    [JudgedFact]
    public async Task The_longest_names_are_accepted()
    {
        using var app = new SynthesizedApp();
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), new()
        {
            LogGroupName = new string('l', 512),
            Environment = new string('e', 64),
            RunbookUrl = "https://wiki/" + new string('$', 187),
        });

        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(app.Synthesize())).Errors);
    }

    [JudgedFact]
    public void Props_and_a_model_are_required()
    {
        using var app = new SynthesizedApp();

        Assert.Equal("props", Assert.Throws<ArgumentNullException>(() => new ServiceObservability(app.Stack, "A", StandardModel.For("shop"), null!)).ParamName);
        Assert.Equal("model", Assert.Throws<ArgumentNullException>(() => new ServiceObservability(app.Stack, "B", null!, SynthesizedApp.Props)).ParamName);
        Assert.Throws<ArgumentException>(() => ServiceObservability.FromTemplate(app.Stack, "C", "", SynthesizedApp.Props));
    }

    private static void AssertFails(ServiceObservabilityProps props, string message)
    {
        using var app = new SynthesizedApp();

        Assert.Equal(message, Assert.Throws<ArgumentException>(() => new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), props)).Message);
        Assert.Empty(app.Stack.Node.Children);
    }
}
