using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class Ec2InstanceTests
{
    private const string NoAnswer = "so telemetry does not tell all about the instance that it comes from. In a container, set the instance's hop limit to 2; or set AWS_EC2_METADATA_DISABLED to true, so that it is not asked.";

    private const string Document = """
        {
          "accountId" : "123456789012",
          "architecture" : "arm64",
          "availabilityZone" : "eu-central-1a",
          "billingProducts" : null,
          "imageId" : "ami-0abcdef1234567890",
          "instanceId" : "i-0af01c0123456789a",
          "instanceType" : "m7g.large",
          "pendingTime" : "2026-11-22T08:00:00Z",
          "region" : "eu-central-1"
        }
        """;

    [Fact]
    public async Task Tells_all_of_an_instance()
    {
        await using var server = Serve(Document);
        using var machine = Nitro(server);
        var detected = machine.Detect();

        Assert.Null(detected.Shortcoming);
        Assert.Equivalent(
            new Dictionary<string, object>
            {
                ["cloud.provider"] = "aws",
                ["cloud.platform"] = "aws_ec2",
                ["cloud.account.id"] = "123456789012",
                ["cloud.region"] = "eu-central-1",
                ["cloud.availability_zone"] = "eu-central-1a",
                ["host.id"] = "i-0af01c0123456789a",
                ["host.name"] = "ip-10-0-0-1.eu-central-1.compute.internal",
                ["host.type"] = "m7g.large",
                ["host.image.id"] = "ami-0abcdef1234567890",
            },
            detected.Attributes,
            strict: true);
    }

    [Fact]
    public async Task Speaks_version_2_of_the_protocol_and_asks_everything_once()
    {
        await using var server = Serve(Document);
        using var machine = Nitro(server);
        machine.Detect();

        Assert.Equal(
            ["GET /latest/dynamic/instance-identity/document", "GET /latest/meta-data/hostname", "PUT /latest/api/token"],
            server.Requests.Select(static r => r.ToString()).Order(StringComparer.Ordinal));
        Assert.Equal("60", server.Requests[0].Header("X-aws-ec2-metadata-token-ttl-seconds"));
        Assert.All(server.Requests.Skip(1), static r => Assert.Equal("t0ken==", r.Header("X-aws-ec2-metadata-token")));
        Assert.All(server.Requests, static r => Assert.DoesNotContain(r.Headers.Keys, static h => h.StartsWith("trace", StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("/sys/class/dmi/id/bios_version", "4.11.amazon", true)]
    [InlineData("/sys/class/dmi/id/sys_vendor", "Amazon EC2", true)]
    [InlineData("/sys/class/dmi/id/product_uuid", "EC2E1916-9099-7CAF-FD21-012345ABCDEF", false)]
    [InlineData("/sys/hypervisor/uuid", "ec2e1916-9099-7caf-fd21-012345abcdef", false)]
    public void Is_asked_where_the_machine_looks_like_an_instance_and_claimed_where_it_names_one(string file, string text, bool certain)
    {
        using var machine = new TestMachine(("AWS_EC2_METADATA_DISABLED", "true")).WithFile(file, text + "\n");

        Assert.Equal(ComputePlatform.Ec2, machine.Platform);
        Assert.Equal(certain ? "aws_ec2" : null, machine.Detect().Name);
    }

    [Theory]
    [InlineData("/sys/class/dmi/id/sys_vendor", "LENOVO")]
    [InlineData("/sys/class/dmi/id/sys_vendor", "Google")]
    [InlineData("/sys/class/dmi/id/product_uuid", "4c4c4544-0044-4a10-8057-b4c04f4e5a32")]
    public void A_laptop_and_another_cloud_are_not_asked_and_told_nothing(string file, string text)
    {
        using var machine = new TestMachine().WithFile(file, text).WithFile("/sys/class/dmi/id/board_asset_tag", "i-0af01c0123456789a");
        var detected = machine.Detect();

        Assert.Equal(ComputePlatform.None, machine.Platform);
        Assert.Empty(detected.Attributes);
        Assert.Null(detected.Shortcoming);
    }

    [Fact]
    public async Task Turned_off_it_is_not_asked_and_the_firmware_still_tells()
    {
        await using var server = Serve(Document);
        using var machine = Nitro(server, ("AWS_EC2_METADATA_DISABLED", "True"));
        var detected = machine.Detect();

        Assert.Equal(0, server.Connections);
        Assert.Null(detected.Shortcoming);
        Assert.Equal(
            [new("cloud.platform", "aws_ec2"), new("cloud.provider", "aws"), new("host.id", "i-0af01c0123456789a")],
            detected.Attributes.OrderBy(static a => a.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_endpoint_that_is_named_is_asked_on_any_machine()
    {
        await using var server = Serve(Document);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address + "/"));

        Assert.Equal("m7g.large", machine.Detect().Attributes["host.type"]);
    }

    [Fact]
    public async Task A_silent_service_leaves_what_the_firmware_knows_and_is_told()
    {
        await using var server = MetadataServer.StartSilent();
        using var machine = Nitro(server);
        var detected = machine.Detect();

        Assert.Equal($"The EC2 instance metadata service at {server.Address} did not answer in time, {NoAnswer}", detected.Shortcoming);
        Assert.Equal("i-0af01c0123456789a", detected.Attributes["host.id"]);
        Assert.Equal("aws_ec2", detected.Name);
    }

    [Theory]
    [InlineData("not{json", "answered with something that is no JSON object")]
    [InlineData("\"text\"", "answered with something that is no JSON object")]
    public async Task A_document_that_is_none_is_told(string document, string how)
    {
        await using var server = Serve(document);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));
        var detected = machine.Detect();

        Assert.Equal($"The EC2 instance metadata service at {server.Address} {how}, {NoAnswer}", detected.Shortcoming);
        Assert.Empty(detected.Attributes);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("")]
    [InlineData("caf\u00e9")]
    public async Task A_token_that_is_none_is_not_sent_back(string token)
    {
        await using var server = new MetadataServer(_ => token);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Equal($"The EC2 instance metadata service at {server.Address} answered with something that is no token, {NoAnswer}", machine.Detect().Shortcoming);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Leaves_out_what_is_no_account_region_or_name()
    {
        await using var server = Serve("""{"accountId":123456789012,"region":"eu central","instanceId":"i-0af01c0123456789a","instanceType":{"a":1},"imageId":null}""", hostname: "two\nlines");
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Equal(["cloud.platform", "cloud.provider", "host.id"], machine.Detect().Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Another_clouds_service_is_no_instance()
    {
        await using var server = Serve("""{"error":"no such thing"}""");
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Empty(machine.Detect().Attributes);
    }

    [Theory]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "metadata:80", "AWS_EC2_METADATA_SERVICE_ENDPOINT is \"metadata:80\". It is the absolute URL of the EC2 instance metadata service, for example http://169.254.169.254; it is not asked until it is mended.")]
    [InlineData("AWS_EC2_METADATA_SERVICE_ENDPOINT", "ftp://metadata", "AWS_EC2_METADATA_SERVICE_ENDPOINT is \"ftp://metadata\". It is the absolute URL of the EC2 instance metadata service, for example http://169.254.169.254; it is not asked until it is mended.")]
    public void An_address_that_is_none_is_told_and_not_asked(string name, string value, string message)
    {
        using var machine = new TestMachine((name, value));
        var detected = machine.Detect();

        Assert.Equal([message], machine.Problems.Messages);
        Assert.Null(detected.Shortcoming);
    }

    private static MetadataServer Serve(string document, string hostname = "ip-10-0-0-1.eu-central-1.compute.internal") => new(r => r.ToString() switch
    {
        "PUT /latest/api/token" when r.Header("X-aws-ec2-metadata-token-ttl-seconds") is not null => "t0ken==",
        _ when r.Header("X-aws-ec2-metadata-token") != "t0ken==" => new MetadataReply("", 401),
        "GET /latest/dynamic/instance-identity/document" => document,
        "GET /latest/meta-data/hostname" => hostname,
        _ => new MetadataReply("", 404),
    });

    private static TestMachine Nitro(MetadataServer server, params (string, string)[] variables)
        => new TestMachine([("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address), .. variables])
            .WithFile("/sys/class/dmi/id/sys_vendor", "Amazon EC2\n")
            .WithFile("/sys/class/dmi/id/board_asset_tag", "i-0af01c0123456789a\n");
}
