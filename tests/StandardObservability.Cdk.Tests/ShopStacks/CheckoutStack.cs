using Amazon.CDK;
using Amazon.CDK.AWS.EC2;
using Amazon.CDK.AWS.ECS;
using Amazon.CDK.AWS.Logs;
using Amazon.CDK.AWS.SNS;
using Constructs;

namespace StandardObservability.Cdk.Tests.ShopStacks;

internal sealed class CheckoutStack : Stack
{
    public CheckoutStack(Construct scope, string id, IStackProps? props = null)
        : base(scope, id, props)
    {
        var logs = new LogGroup(this, "Logs");
        var observability = ServiceObservability.FromTemplate(this, "Observability", "deploy/observability.template.json", new ServiceObservabilityProps
        {
            LogGroupName = logs.LogGroupName,
            Environment = "production",
            RunbookUrl = "https://wiki.example.com/checkout",
            PageTopic = new Topic(this, "Pages"),
            TicketTopic = new Topic(this, "Tickets"),
        });

        var task = new FargateTaskDefinition(this, "Task");
        task.AddContainer("checkout", new ContainerDefinitionOptions
        {
            Image = ContainerImage.FromRegistry("example.com/checkout:1.0.0"),
            Environment = new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" },
            Logging = LogDriver.AwsLogs(new AwsLogDriverProps { LogGroup = logs, StreamPrefix = "checkout" }),
        });
        _ = new FargateService(this, "Service", new FargateServiceProps
        {
            Cluster = new Cluster(this, "Cluster", new ClusterProps { Vpc = new Vpc(this, "Vpc") }),
            TaskDefinition = task,
            DeploymentAlarms = new DeploymentAlarmConfig
            {
                AlarmNames = [.. observability.DeploymentAlarmNames],
                Behavior = AlarmBehavior.ROLLBACK_ON_ALARM,
            },
        });
    }
}
