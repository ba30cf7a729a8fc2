using System.Text.Json.Nodes;
using Judges;
using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class EcsTaskTests
{
    private const string Consequence = "so telemetry lacks resource attributes of the task and container. Make the endpoint reachable from the container, or set the attributes in OTEL_RESOURCE_ATTRIBUTES.";

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
                ["aws.log.stream.arns"] = new[] { "arn:aws:logs:us-west-2:111122223333:log-group:/ecs/containerlogs:log-stream:ecs/curl/cd189a933e5849daa93386466019ab50" },
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
    public async Task A_missing_response_does_not_lose_the_attributes_of_the_other()
    {
        await using var server = new MetadataServer(static r => r.Path == EcsMetadata.Path ? EcsMetadata.FargateContainer().ToJsonString() : MetadataReply.NoReply);
        using var machine = On(server);
        var detected = machine.Detect();

        Assert.Equal("us-west-2", detected.Attributes["cloud.region"]);
        Assert.Equal(["/ecs/containerlogs"], (string[])detected.Attributes["aws.log.group.names"]);
        Assert.DoesNotContain("aws.ecs.task.arn", detected.Attributes.Keys);
        Assert.Equal($"The ECS task metadata endpoint at {server.Address} did not respond in time, {Consequence}", detected.Shortcoming);
    }

    [Fact]
    public async Task Retries_once_when_the_endpoint_is_not_ready()
    {
        var requests = 0;
        await using var server = new MetadataServer(r => Interlocked.Increment(ref requests) <= 2 ? new MetadataReply("starting", 500) : EcsMetadata.FargateTask().ToJsonString());
        using var machine = On(server);
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equal("curltest", detected.Attributes["aws.ecs.task.family"]);
        Assert.Equal(4, server.Requests.Count);
    }

    [Theory]
    [InlineData(500, "{}", null, "returned status 500", 4)]
    [InlineData(404, "{}", null, "returned status 404", 2)]
    [InlineData(302, "", "/elsewhere", "returned status 302", 2)]
    [InlineData(200, "<html>", null, "did not return a JSON object", 2)]
    [InlineData(200, "[1]", null, "did not return a JSON object", 2)]
    [InlineData(200, "", null, "did not return a JSON object", 2)]
    public async Task A_wrong_response_is_reported_and_a_redirect_is_not_followed(int status, string body, string? location, string reason, int requests)
    {
        await using var server = new MetadataServer(_ => new MetadataReply(body, status, location));
        using var machine = On(server);
        var detected = machine.Detect();

        Assert.Equal($"The ECS task metadata endpoint at {server.Address} {reason}, {Consequence}", detected.Shortcoming);
        Assert.Equal(["cloud.platform", "cloud.provider"], detected.Attributes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(requests, server.Requests.Count);
        Assert.DoesNotContain(server.Requests, static r => r.Path == "/elsewhere");
    }

    [Fact]
    public async Task Limits_the_size_of_a_response()
    {
        await using var server = new MetadataServer(static _ => new MetadataReply("{\"a\":\"" + new string('x', 5_000_000) + "\"}"));
        using var machine = On(server);

        Assert.Equal($"The ECS task metadata endpoint at {server.Address} returned more than 512 kB, {Consequence}", machine.Detect().Shortcoming);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n\r\n", "could not be called (InvalidResponse)")]
    [InlineData("", "could not be called (ResponseEnded)")]
    public async Task A_response_that_is_not_HTTP_is_reported_without_its_content(string response, string reason)
    {
        await using var server = new MetadataServer(_ => new MetadataReply(response, IsRaw: true));
        using var machine = On(server);

        Assert.Equal($"The ECS task metadata endpoint at {server.Address} {reason}, {Consequence}", machine.Detect().Shortcoming);
    }

    [Fact]
    public void An_unreachable_server_is_reported()
    {
        var authority = $"127.0.0.1:{FreePort.Next()}";
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI_V4", $"http://{authority}/v4/x"));

        Assert.Equal($"The ECS task metadata endpoint at http://{authority} could not be reached (Connection refused ({authority})), {Consequence}", machine.Detect().Shortcoming);
    }

    [Fact]
    public void An_invalid_address_is_reported_and_not_called()
    {
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI_V4", "169.254.170.2/v4/x"));
        var detected = machine.Detect();

        Assert.Equal(
            ["ECS_CONTAINER_METADATA_URI_V4 is \"169.254.170.2/v4/x\". It must be the absolute URL of the ECS task metadata endpoint, which ECS sets itself; the endpoint is not called until this is corrected."],
            machine.Problems.Messages);
        Assert.Null(detected.Shortcoming);
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
