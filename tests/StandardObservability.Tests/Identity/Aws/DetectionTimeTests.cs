using System.Diagnostics;
using StandardObservability.Tests.Identity.Aws.Platforms.Kubernetes;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws;

/// <summary>Whatever a metadata server does, start-up is bounded: one second in total, and what that is on a busy machine.</summary>
[Collection(AloneTests.Name)]
public sealed class DetectionTimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1.5);

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_silent_server_is_given_up(string variable)
    {
        await using var server = MetadataServer.StartSilent();
        AssertGivenUp(variable, server.Address);
        Assert.NotEqual(0, server.Connections);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_never_completes_the_handshake_is_given_up(string variable)
    {
        using var listener = new FullListener();
        Assert.SkipUnless(await listener.FillAsync(), "This system accepts every connection.");

        AssertGivenUp(variable, listener.Address);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_never_completes_the_handshake_of_tls_is_given_up(string variable)
    {
        await using var server = MetadataServer.StartSilent();

        AssertGivenUp(variable, $"https://127.0.0.1:{server.Port}");
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT")]
    [InlineData("ECS_CONTAINER_METADATA_URI_V4")]
    public async Task A_server_that_drips_is_given_up(string variable)
    {
        await using var server = new MetadataServer(static _ => new MetadataReply(new string(' ', 10_000), PauseBetweenBytes: TimeSpan.FromMilliseconds(20)));

        AssertGivenUp(variable, server.Address);
    }

    [Fact]
    public async Task A_server_that_takes_its_time_is_waited_for_and_asked_in_parallel()
    {
        await using var server = new MetadataServer(static r =>
            new MetadataReply(r.Path.EndsWith("/task", StringComparison.Ordinal) ? """{"Family":"f"}""" : """{"DockerId":"c"}""", PauseBetweenBytes: TimeSpan.FromMilliseconds(25)));
        using var machine = new TestMachine(("ECS_CONTAINER_METADATA_URI_V4", server.Address));
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equal(("c", "f"), (detected.Attributes["container.id"], detected.Attributes["aws.ecs.task.family"]));
    }

    [Fact]
    public async Task A_silent_api_of_the_cluster_is_given_up_without_a_word()
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
    public void Where_nothing_is_to_be_asked_no_time_is_taken()
    {
        using var machine = new TestMachine(("AWS_LAMBDA_FUNCTION_NAME", "f"), ("AWS_EC2_METADATA_SERVICE_ENDPOINT", "http://192.0.2.1"));
        machine.Detect();

        Assert.InRange(machine.Elapsed, TimeSpan.Zero, TimeSpan.FromMilliseconds(400));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_host_is_ready_within_a_second_and_a_half_of_one_without(bool never)
    {
        await using var silent = MetadataServer.StartSilent();
        using var full = new FullListener();
        Assert.SkipWhen(never && !await full.FillAsync(), "This system accepts every connection.");
        await StartAsync();

        var without = await StartAsync();
        var with = await StartAsync(new KeyValuePair<string, string?>("AWS_EC2_METADATA_SERVICE_ENDPOINT", never ? full.Address : silent.Address));

        Assert.True(never || silent.Connections > 0);
        Assert.InRange(with - without, TimeSpan.FromSeconds(-1), TimeSpan.FromSeconds(1.5));
    }

    /// <summary>A machine that was too busy even to give up in time says that.</summary>
    private static void AssertGivenUp(string variable, string address)
    {
        using var machine = new TestMachine((variable, address));
        var detected = machine.Detect();

        Assert.InRange(machine.Elapsed, TimeSpan.FromSeconds(0.5), Limit);
        Assert.Matches("did not answer in time, so|because the machine was too busy", detected.Shortcoming!);
    }

    private static async Task<TimeSpan> StartAsync(params KeyValuePair<string, string?>[] settings)
    {
        var watch = Stopwatch.StartNew();
        await using var host = await WorkerHost.StartAsync(settings);
        return watch.Elapsed;
    }
}
