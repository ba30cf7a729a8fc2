using Microsoft.Extensions.Configuration;
using StandardObservability.Identity.Aws.Metadata;
using StandardObservability.Settings;
using Xunit;

namespace StandardObservability.Tests.Identity.Aws.Metadata;

public sealed class Ec2MetadataEndpointTests
{
    [Theory]
    [InlineData(null, null, "http://169.254.169.254/")]
    [InlineData(null, "ipv4", "http://169.254.169.254/")]
    [InlineData(null, "IPv6", "http://[fd00:ec2::254]/")]
    [InlineData("http://[fd00:ec2::254]", "IPv4", "http://[fd00:ec2::254]/")]
    [InlineData("http://localhost:1338/base", null, "http://localhost:1338/base/")]
    public void Is_found_by_the_variables_of_AWSs_clients(string? endpoint, string? mode, string expected)
        => Assert.Equal(new Uri(expected), Find(endpoint, mode, out _));

    [Fact]
    public void An_unknown_mode_is_reported_and_IPv4_is_used()
    {
        Assert.Equal(new Uri("http://169.254.169.254/"), Find(null, "IPv5", out var problems));
        Assert.Equal(["AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE is \"IPv5\". It must be IPv4 or IPv6; IPv4 is used."], problems.Messages);
    }

    private static Uri? Find(string? endpoint, string? mode, out SettingProblems problems)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("AWS_EC2_METADATA_SERVICE_ENDPOINT", endpoint), new("AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE", mode)])
            .Build();
        problems = new SettingProblems();
        return Ec2MetadataEndpoint.Find(new StandardVariables(configuration, static _ => null), problems);
    }
}
