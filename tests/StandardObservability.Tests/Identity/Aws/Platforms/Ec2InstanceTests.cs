using StandardObservability.Identity.Aws;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Platforms;

public sealed class Ec2InstanceTests
{
    private const string Consequence = "so telemetry lacks resource attributes of the instance. "
        + "In a container, set the instance's hop limit to 2; or set AWS_EC2_METADATA_DISABLED to true to disable the calls.";

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
    public async Task Reads_all_attributes_of_an_instance()
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
    public async Task Uses_version_2_of_the_protocol_and_sends_each_request_once()
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
    public void Any_indication_selects_EC2_but_only_the_name_in_the_firmware_sets_the_platform(string file, string text, bool namesEc2)
    {
        using var machine = new TestMachine(("AWS_EC2_METADATA_DISABLED", "true")).WithFile(file, text + "\n");

        Assert.Equal(ComputePlatform.Ec2, machine.Platform);
        Assert.Equal(namesEc2 ? "aws_ec2" : null, machine.Detect().Name);
    }

    [Theory]
    [InlineData("/sys/class/dmi/id/sys_vendor", "LENOVO")]
    [InlineData("/sys/class/dmi/id/sys_vendor", "Google")]
    [InlineData("/sys/class/dmi/id/product_uuid", "4c4c4544-0044-4a10-8057-b4c04f4e5a32")]
    public void A_laptop_and_another_cloud_get_no_call_and_no_warning(string file, string text)
    {
        using var machine = new TestMachine().WithFile(file, text).WithFile("/sys/class/dmi/id/board_asset_tag", "i-0af01c0123456789a");
        var detected = machine.Detect();

        Assert.Equal(ComputePlatform.None, machine.Platform);
        Assert.Empty(detected.Attributes);
        Assert.Null(detected.Shortcoming);
    }

    [Fact]
    public async Task A_disabled_metadata_service_is_not_called_and_the_firmware_is_still_read()
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
    public async Task A_configured_endpoint_is_called_on_any_machine()
    {
        await using var server = Serve(Document);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address + "/"));

        Assert.Equal("m7g.large", machine.Detect().Attributes["host.type"]);
    }

    [Fact]
    public async Task A_silent_service_is_reported_and_the_attributes_of_the_firmware_are_kept()
    {
        await using var server = MetadataServer.StartSilent();
        using var machine = Nitro(server);
        var detected = machine.Detect();

        Assert.Equal($"The EC2 instance metadata service at {server.Address} did not respond in time, {Consequence}", detected.Shortcoming);
        Assert.Equal("i-0af01c0123456789a", detected.Attributes["host.id"]);
        Assert.Equal("aws_ec2", detected.Name);
    }

    [Theory]
    [InlineData("not{json", "did not return a JSON object")]
    [InlineData("\"text\"", "did not return a JSON object")]
    public async Task An_invalid_document_is_reported(string document, string reason)
    {
        await using var server = Serve(document);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));
        var detected = machine.Detect();

        Assert.Equal($"The EC2 instance metadata service at {server.Address} {reason}, {Consequence}", detected.Shortcoming);
        Assert.Empty(detected.Attributes);
    }

    [Theory]
    [InlineData("two\nlines")]
    [InlineData("")]
    [InlineData("caf\u00e9")]
    public async Task An_invalid_token_is_not_sent_back(string token)
    {
        await using var server = new MetadataServer(_ => token);
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Equal($"The EC2 instance metadata service at {server.Address} did not return a token, {Consequence}", machine.Detect().Shortcoming);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Ignores_an_invalid_account_region_and_name()
    {
        await using var server = Serve(
            """{"accountId":123456789012,"region":"eu central","instanceId":"i-0af01c0123456789a","instanceType":{"a":1},"imageId":null}""",
            hostname: "two\nlines");
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Equal(["cloud.platform", "cloud.provider", "host.id"], machine.Detect().Attributes.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_metadata_service_of_another_cloud_is_ignored()
    {
        await using var server = Serve("""{"error":"no such thing"}""");
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", server.Address));

        Assert.Empty(machine.Detect().Attributes);
    }

    [Theory]
    [InlineData("metadata:80")]
    [InlineData("ftp://metadata")]
    public void An_invalid_address_is_reported_and_not_called(string value)
    {
        using var machine = new TestMachine(("AWS_EC2_METADATA_SERVICE_ENDPOINT", value));
        var detected = machine.Detect();

        Assert.Equal(
            [$"AWS_EC2_METADATA_SERVICE_ENDPOINT is \"{value}\". It must be the absolute URL of the EC2 instance metadata service, "
                + "for example http://169.254.169.254; the service is not called until this is corrected."],
            machine.Problems.Messages);
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
