using System.Text.Json.Nodes;
using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class EcsTaskTests
{
    [Fact]
    public async Task Reads_all_attributes_of_a_task_on_Fargate()
    {
        var detected = await DetectAsync(EcsMetadata.FargateContainer(), EcsMetadata.FargateTask());

        Assert.Null(detected.Shortcoming);
        Assert.Equivalent(
            new Dictionary<string, object>
            {
                ["cloud.provider"] = "aws",
                ["cloud.platform"] = "aws_ecs",
                ["cloud.account.id"] = "111122223333",
                ["cloud.region"] = "us-west-2",
                ["cloud.availability_zone"] = "us-west-2a",
                ["cloud.resource_id"] = "arn:aws:ecs:us-west-2:111122223333:container/05966557-f16c-49cb-9352-24b3a0dcd0e1",
                ["container.id"] = "cd189a933e5849daa93386466019ab50-2495160603",
                ["aws.ecs.container.arn"] = "arn:aws:ecs:us-west-2:111122223333:container/05966557-f16c-49cb-9352-24b3a0dcd0e1",
                ["aws.ecs.cluster.arn"] = "arn:aws:ecs:us-west-2:111122223333:cluster/default",
                ["aws.ecs.launchtype"] = "fargate",
                ["aws.ecs.task.arn"] = "arn:aws:ecs:us-west-2:111122223333:task/default/e9028f8d5d8e4f258373e7b93ce9a3c3",
                ["aws.ecs.task.id"] = "e9028f8d5d8e4f258373e7b93ce9a3c3",
                ["aws.ecs.task.family"] = "curltest",
                ["aws.ecs.task.revision"] = "3",
                ["aws.log.group.names"] = new[] { "/ecs/containerlogs" },
                ["aws.log.group.arns"] = new[] { "arn:aws:logs:us-west-2:111122223333:log-group:/ecs/containerlogs:*" },
                ["aws.log.stream.names"] = new[] { "ecs/curl/cd189a933e5849daa93386466019ab50" },
                ["aws.log.stream.arns"] = new[]
                {
                    "arn:aws:logs:us-west-2:111122223333:log-group:/ecs/containerlogs:log-stream:ecs/curl/cd189a933e5849daa93386466019ab50",
                },
            },
            detected.Attributes,
            strict: true);
    }

    [Fact]
    public async Task Reads_a_task_on_EC2_whose_cluster_has_a_short_name()
    {
        var detected = await DetectAsync(EcsMetadata.Ec2Container(), EcsMetadata.Ec2Task());

        Assert.Equal("ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66", detected.Attributes["container.id"]);
        Assert.Equal("arn:aws:ecs:us-west-2:111122223333:cluster/default", detected.Attributes["aws.ecs.cluster.arn"]);
        Assert.Equal("us-west-2d", detected.Attributes["cloud.availability_zone"]);
        Assert.Equal("ec2", detected.Attributes["aws.ecs.launchtype"]);
        Assert.Equal("26", detected.Attributes["aws.ecs.task.revision"]);
    }

    [Theory]
    [InlineData("aws-cn", "cn-north-1")]
    [InlineData("aws-us-gov", "us-gov-west-1")]
    public async Task Keeps_the_partition_in_every_arn(string partition, string region)
    {
        var task = EcsMetadata.FargateTask().WithPartition(partition, region);
        task["Cluster"] = "default";
        var detected = await DetectAsync(EcsMetadata.FargateContainer().WithPartition(partition, region), task);

        Assert.Equal($"arn:{partition}:ecs:{region}:111122223333:cluster/default", detected.Attributes["aws.ecs.cluster.arn"]);
        Assert.Equal($"arn:{partition}:ecs:{region}:111122223333:task/default/e9028f8d5d8e4f258373e7b93ce9a3c3", detected.Attributes["aws.ecs.task.arn"]);
        Assert.Equal([$"arn:{partition}:logs:{region}:111122223333:log-group:/ecs/containerlogs:*"], (string[])detected.Attributes["aws.log.group.arns"]);
        Assert.Equal(region, detected.Attributes["cloud.region"]);
    }

    [Fact]
    public async Task Takes_the_region_of_the_logs_from_the_log_driver()
    {
        var container = EcsMetadata.FargateContainer();
        container["LogOptions"]!["awslogs-region"] = "eu-central-1";
        var detected = await DetectAsync(container, EcsMetadata.FargateTask());

        Assert.Equal("us-west-2", detected.Attributes["cloud.region"]);
        Assert.Equal(["arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/containerlogs:*"], (string[])detected.Attributes["aws.log.group.arns"]);
        Assert.Equal(
            ["arn:aws:logs:eu-central-1:111122223333:log-group:/ecs/containerlogs:log-stream:ecs/curl/cd189a933e5849daa93386466019ab50"],
            (string[])detected.Attributes["aws.log.stream.arns"]);
    }

    [Theory]
    [InlineData("MANAGED_INSTANCES", "managed_instances")]
    [InlineData("EXTERNAL", "external")]
    public async Task Knows_every_launch_type(string launchType, string expected)
    {
        var task = EcsMetadata.Ec2Task();
        task["LaunchType"] = launchType;
        var detected = await DetectAsync(EcsMetadata.Ec2Container(), task);

        Assert.Equal(expected, detected.Attributes["aws.ecs.launchtype"]);
    }

    [Fact]
    public async Task Takes_the_container_id_from_the_endpoint_where_control_groups_have_none()
    {
        await using var server = EcsMetadata.Serve(EcsMetadata.Ec2Container(), EcsMetadata.Ec2Task());
        using var machine = On(server).WithFile("/proc/self/cgroup", "0::/\n");

        Assert.Equal("ea32192c8553fbff06c9340478a2ff089b2bb5646fb718b4ee206641c9086d66", machine.Detect().Attributes["container.id"]);
    }

    [Fact]
    public async Task Requests_container_and_task_once_each()
    {
        await using var server = EcsMetadata.Serve(EcsMetadata.Ec2Container(), EcsMetadata.Ec2Task());
        using var machine = On(server);
        machine.Detect();

        Assert.Equal([$"GET {EcsMetadata.Path}", $"GET {EcsMetadata.Path}/task"], server.Requests.Select(static r => r.ToString()).Order());
    }

    [Fact]
    public async Task Calls_an_older_agent_by_its_own_variable()
    {
        await using var server = EcsMetadata.Serve(EcsMetadata.Ec2Container(), EcsMetadata.Ec2Task());
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI", server.Address + EcsMetadata.Path + "/"));

        Assert.Equal("26", machine.Detect().Attributes["aws.ecs.task.revision"]);
    }

    [Fact]
    public async Task Sets_no_log_attributes_for_another_log_driver()
    {
        var container = EcsMetadata.FargateContainer();
        container["LogDriver"] = "awsfirelens";
        var detected = await DetectAsync(container, EcsMetadata.FargateTask());

        Assert.DoesNotContain(detected.Attributes.Keys, static k => k.StartsWith("aws.log", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ignores_values_of_the_wrong_type_too_long_values_and_invalid_arns_and_keeps_the_rest()
    {
        var container = EcsMetadata.FargateContainer();
        container["ContainerARN"] = "no-arn";
        container["DockerId"] = "line\nbreak";
        container["LogOptions"] = "none";
        var task = EcsMetadata.FargateTask();
        task["Family"] = new JsonArray("x");
        task["Revision"] = 3;
        task["Cluster"] = "arn:aws:ecs:us-west-2:short:cluster/default";
        task["AvailabilityZone"] = new string('a', 5000);
        task["LaunchType"] = null;
        var detected = await DetectAsync(container, task);

        Assert.Null(detected.Shortcoming);
        Assert.Equal(
            ["aws.ecs.task.arn", "aws.ecs.task.id", "cloud.account.id", "cloud.platform", "cloud.provider", "cloud.region"],
            detected.Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_container_arn_without_a_colon_leaves_provider_and_platform()
    {
        var detected = await DetectAsync(new JsonObject { ["ContainerARN"] = "no-arn" }, new JsonObject { ["Cluster"] = "default" });

        Assert.Equal(["cloud.platform", "cloud.provider"], detected.Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("DockerId", "half a pair \\ud800")]
    [InlineData("DockerId", "to the left \\u202e")]
    [InlineData("\\ud800", "half a pair in the name")]
    public async Task Ignores_escape_sequences_that_are_not_valid_text(string name, string value)
    {
        await using var server = new MetadataServer(r => $$"""{"{{name}}":"{{value}}","TaskARN":"arn:aws:ecs:us-west-2:111122223333:task/default/1"}""");
        using var machine = On(server);
        var detected = machine.Detect();

        Assert.DoesNotContain("container.id", detected.Attributes.Keys);
        Assert.Equal("aws_ecs", detected.Name);
    }

    [Fact]
    public void Without_the_endpoint_the_platform_has_no_name()
    {
        using var machine = new TestMachine(("AWS_EXECUTION_ENV", "AWS_ECS_FARGATE"));

        Assert.Equal([new("cloud.provider", "aws")], machine.Detect().Attributes);
    }

    private static async Task<DetectedPlatform> DetectAsync(JsonObject container, JsonObject task)
    {
        await using var server = EcsMetadata.Serve(container, task);
        using var machine = On(server);
        return machine.Detect();
    }

    private static TestMachine On(MetadataServer server) => new(("ECS_CONTAINER_METADATA_URI_V4", server.Address + EcsMetadata.Path));
}
