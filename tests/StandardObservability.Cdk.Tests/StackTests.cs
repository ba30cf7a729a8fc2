using Amazon.CDK;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Judges;
using StandardObservability.Dashboards;
using Xunit;

namespace StandardObservability.Cdk.Tests;

/// <summary>Constructs in stacks of all shapes, with values that the deployment knows.</summary>
public sealed class StackTests
{
    [JudgedFact]
    public async Task Two_services_share_a_stack()
    {
        using var app = new SynthesizedApp();
        _ = new ServiceObservability(app.Stack, "Checkout", StandardModel.For("checkout"), SynthesizedApp.Props);
        _ = new ServiceObservability(app.Stack, "Worker", StandardModel.For("worker", static o => o.IsWeb = false), SynthesizedApp.Props);

        Assert.Contains("checkout-production", app.Resolve("Checkout")["Dashboard"], StringComparison.Ordinal);
        Assert.Contains("worker-production", app.Resolve("Worker")["Dashboard"], StringComparison.Ordinal);
        Assert.Contains("<AlarmNoTelemetry.Arn>", app.Resolve("Worker")["Dashboard"], StringComparison.Ordinal);
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(app.Synthesize())).Errors);
    }

    [JudgedFact]
    public void The_same_id_twice_is_an_error_of_the_cdk()
    {
        using var app = new SynthesizedApp();
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("checkout"), SynthesizedApp.Props);

        var problem = Assert.ThrowsAny<Exception>(() => new ServiceObservability(app.Stack, "Observability", StandardModel.For("worker"), SynthesizedApp.Props));

        Assert.Contains("There is already a Construct with name 'Observability' in Stack [Stack]", problem.Message, StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task Values_that_the_deployment_knows_become_references()
    {
        using var app = new SynthesizedApp();
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), new ServiceObservabilityProps
        {
            LogGroupName = new LogGroup(app.Stack, "Logs").LogGroupName,
            Environment = Aws.REGION,
            RunbookUrl = $"https://{Aws.REGION}.example.com/",
            PageTopic = new Topic(app.Stack, "Pages"),
        });

        var resources = app.Resolve();

        Assert.Contains("\"shop-<AWS::Region>\"", resources["Dashboard"], StringComparison.Ordinal);
        Assert.Matches("SOURCE '<Logs[0-9A-F]{8}>'", resources["Dashboard"]);
        Assert.Matches(@"LogGroupNames:\[""<Logs[0-9A-F]{8}>""\]", resources["Query1"]);
        Assert.Contains("{Name:\"Environment\",Value:\"<AWS::Region>\"}", resources["AlarmNoTelemetry"], StringComparison.Ordinal);
        Assert.Contains("Runbook: https://<AWS::Region>.example.com/#no-telemetry", resources["AlarmNoTelemetry"], StringComparison.Ordinal);
        Assert.Matches(@"AlarmActions:\[""<Pages[0-9A-F]{8}>""\]", resources["AlarmServiceUnhealthy"]);
        Assert.DoesNotContain("Actions:", resources["AlarmSloLatencyTicket"], StringComparison.Ordinal);
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(app.Synthesize())).Errors);
    }

    [JudgedFact]
    public void A_value_that_is_produced_at_synthesis_is_used()
    {
        using var app = new SynthesizedApp();
        var props = SynthesizedApp.Props;
        props.Environment = Lazy.UncachedString(new LateValue("canary"));
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), props);

        Assert.Contains("DashboardName:\"shop-canary\"", app.Resolve()["Dashboard"], StringComparison.Ordinal);
    }

    [JudgedFact]
    public async Task A_topic_and_a_log_group_of_another_stack_are_imported()
    {
        using var app = new SynthesizedApp();
        var shared = new Stack(app.App, "Shared");
        _ = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), new ServiceObservabilityProps
        {
            LogGroupName = new LogGroup(shared, "Logs").LogGroupName,
            PageTopic = new Topic(shared, "Pages"),
        });

        var template = app.Synthesize();

        Assert.Matches(@"""LogGroupName"": \{\s+""Fn::ImportValue"": ""Shared:ExportsOutputRefLogs", template);
        Assert.Contains("Shared:ExportsOutputRefPages", template, StringComparison.Ordinal);
        Assert.Empty((await NodeJudge.Shared.CheckTemplateAsync(template)).Errors);
    }

    [JudgedFact]
    public async Task Nested_stacks_and_stages_have_the_same_resources()
    {
        using var app = new SynthesizedApp();
        var nested = new NestedStack(app.Stack, "Nested");
        var staged = new Stack(new Stage(app.App, "Production"), "Shop", new StackProps { Env = new Amazon.CDK.Environment { Account = "111122223333", Region = "eu-west-1" } });
        Stack[] stacks = [app.Stack, nested, staged];
        foreach (var stack in stacks)
        {
            _ = new ServiceObservability(stack, "Observability", StandardModel.For("shop"), SynthesizedApp.Props);
        }

        Assert.All(stacks, s => Assert.Equal(app.Resolve(), app.Resolve(stack: s)));
        Assert.All(await Task.WhenAll(stacks.Select(s => NodeJudge.Shared.CheckTemplateAsync(app.Synthesize(s)))), static v => Assert.Empty(v.Errors));
    }

    [JudgedFact]
    public void A_stack_can_change_a_resource_and_output_names()
    {
        using var app = new SynthesizedApp();
        var observability = new ServiceObservability(app.Stack, "Observability", StandardModel.For("shop"), SynthesizedApp.Props);

        ((CfnResource)observability.Node.FindChild("AlarmDependencyErrors")).AddPropertyOverride("Threshold", 0.5);
        _ = new CfnOutput(app.Stack, "Board", new CfnOutputProps { Value = observability.DashboardName });

        Assert.Contains("Threshold:0.5,", app.Resolve()["AlarmDependencyErrors"], StringComparison.Ordinal);
        Assert.Matches(@"""Board"": \{\s+""Value"": \{\s+""Ref"": ""ObservabilityDashboard", app.Synthesize());
        Assert.Equal(2, observability.DeploymentAlarmNames.Count);
    }

    [JudgedFact]
    public void A_worker_has_no_deployment_alarms()
    {
        using var app = new SynthesizedApp();
        var observability = new ServiceObservability(app.Stack, "Observability", StandardModel.For("worker", static o => o.IsWeb = false), SynthesizedApp.Props);

        Assert.Empty(observability.DeploymentAlarmNames);
    }
}
