using Judges;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class EcsTaskFailureTests
{
    private const string Consequence = "so telemetry lacks resource attributes of the task and container. "
        + "Make the endpoint reachable from the container, or set the attributes in OTEL_RESOURCE_ATTRIBUTES.";

    [Fact]
    public async Task A_missing_response_does_not_lose_the_attributes_of_the_other()
    {
        await using var server = new MetadataServer(static r =>
            r.Path == EcsMetadata.Path ? EcsMetadata.FargateContainer().ToJsonString() : MetadataReply.NoReply);
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
        await using var server = new MetadataServer(r =>
            Interlocked.Increment(ref requests) <= 2 ? new MetadataReply("starting", 500) : EcsMetadata.FargateTask().ToJsonString());
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

        Assert.Equal(
            $"The ECS task metadata endpoint at http://{authority} could not be reached (Connection refused ({authority})), {Consequence}",
            machine.Detect().Shortcoming);
    }

    [Fact]
    public void An_invalid_address_is_reported_and_not_called()
    {
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI_V4", "169.254.170.2/v4/x"));
        var detected = machine.Detect();

        Assert.Equal(
            ["ECS_CONTAINER_METADATA_URI_V4 is \"169.254.170.2/v4/x\". It must be the absolute URL of the ECS task metadata endpoint, which ECS sets itself; "
                + "the endpoint is not called until this is corrected."],
            machine.Problems.Messages);
        Assert.Null(detected.Shortcoming);
    }

    private static TestMachine On(MetadataServer server) => new(("ECS_CONTAINER_METADATA_URI_V4", server.Address + EcsMetadata.Path));
}
