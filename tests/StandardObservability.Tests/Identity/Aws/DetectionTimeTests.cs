using System.Diagnostics;
using Judges;
using StandardObservability.Tests.Identity.Aws.Platforms.Kubernetes;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>No metadata server can delay the start by more than one second. The tests allow five: none of these servers would ever answer.</summary>
[Collection(AloneTests.Name)]
public sealed class DetectionTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_silent_server_is_abandoned(string variable)
    {
        await using var server = MetadataServer.StartSilent();
        AssertAbandoned(variable, server.Address);
        Assert.NotEqual(0, server.Connections);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_never_completes_the_handshake_is_abandoned(string variable)
    {
        using var listener = new FullListener();
        Assert.SkipUnless(await listener.FillAsync(), "This system accepts every connection.");

        AssertAbandoned(variable, listener.Address);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_never_completes_the_TLS_handshake_is_abandoned(string variable)
    {
        await using var server = MetadataServer.StartSilent();

        AssertAbandoned(variable, $"https://127.0.0.1:{server.Port}");
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_sends_byte_by_byte_is_abandoned(string variable)
    {
        await using var server = new MetadataServer(static _ => new MetadataReply(new string(' ', 10_000), PauseBetweenBytes: TimeSpan.FromMilliseconds(20)));

        AssertAbandoned(variable, server.Address);
    }

    [Fact]
    public async Task A_slow_server_is_awaited_and_called_in_parallel()
    {
        await using var server = new MetadataServer(static r => new MetadataReply(
            r.Path.EndsWith("/task", StringComparison.Ordinal) ? """{"Family":"f"}""" : """{"DockerId":"c"}""",
            PauseBetweenBytes: TimeSpan.FromMilliseconds(5)));
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI_V4", server.Address));
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equal(("c", "f"), (detected.Attributes["container.id"], detected.Attributes["aws.ecs.task.family"]));
    }

    [Fact]
    public async Task A_silent_cluster_API_is_abandoned_without_a_warning()
    {
        await using var api = MetadataServer.StartSilent();
        using var authority = new TestCertificateAuthority();
        using var machine = KubernetesPodTests.EksMachine(api, authority.Pem);
        var detected = machine.Detect();

        Assert.InRange(machine.Elapsed, TimeSpan.Zero, Limit);
        Assert.NotEqual(0, api.Connections);
        Assert.Null(detected.Shortcoming);
        Assert.Equal("aws_eks", detected.Name);
    }

    [Fact]
    public async Task Detection_of_a_platform_without_a_metadata_server_calls_none()
    {
        await using var server = MetadataServer.StartSilent();
        using var machine = new TestMachine(("AWS_LAMBDA_FUNCTION_NAME", "f"), ("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));
        machine.Detect();

        Assert.Equal(0, server.Connections);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_metadata_server_delays_the_start_of_a_host_by_its_limit_only(bool isFull)
    {
        await using var silent = MetadataServer.StartSilent();
        using var full = new FullListener();
        Assert.SkipWhen(isFull && !await full.FillAsync(), "This system accepts every connection.");
        await StartAsync();

        var without = await StartAsync();
        var with = await StartAsync(new KeyValuePair<string, string?>("AWS_EC2_METADATA_SERVICE_ENDPOINT", isFull ? full.Address : silent.Address));

        Assert.True(isFull || silent.Connections > 0);
        Assert.InRange(with - without, TimeSpan.MinValue, Limit);
    }

    /// <summary>A busy machine may be slow once. A limit that is too long is exceeded each time.</summary>
    [Fact]
    public async Task Pain_25_Without_an_answer_of_IMDS_the_host_is_ready_within_one_and_a_half_seconds()
    {
        await using var silent = MetadataServer.StartSilent();

        await Poll.UntilAsync(
            async () => await StartAsync(new KeyValuePair<string, string?>("AWS_EC2_METADATA_SERVICE_ENDPOINT", silent.Address)) <= TimeSpan.FromSeconds(1.5),
            TimeSpan.FromMinutes(2),
            "a start within 1.5 s");

        Assert.True(silent.Connections > 0);
    }

    /// <summary>A machine that was too busy to cancel the calls in time reports that instead.</summary>
    private static void AssertAbandoned(string variable, string address)
    {
        using var machine = new TestMachine((variable, address));
        var detected = machine.Detect();

        Assert.InRange(machine.Elapsed, TimeSpan.FromSeconds(0.5), Limit);
        Assert.Matches("did not respond in time, so|because the machine was too busy", detected.Shortcoming!);
    }

    private static async Task<TimeSpan> StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await WorkerHost.StartAsync(settings);
        return watch.Elapsed;
    }
}
