using StandardObservability.Settings;
using StandardObservability.Tracing.Propagation;
using Xunit;

namespace StandardObservability.Tests.Tracing.Propagation;

public sealed class OutgoingHostsTests
{
    private readonly SettingProblems _problems = new();

    [Theory]
    [InlineData("*.internal.example", "https://orders.internal.example/x", true)]
    [InlineData("*.internal.example", "https://a.b.INTERNAL.example:8443/x", true)]
    [InlineData("*.internal.example", "https://internal.example/", false)]
    [InlineData("*.internal.example", "https://orders.internal.example.evil.test/", false)]
    [InlineData("*.internal.example", "https://evil.test/orders.internal.example", false)]
    [InlineData("*.internal.example", "https://orders.internal.example@evil.test/", false)]
    [InlineData("orders", "http://orders:5000/", true)]
    [InlineData("orders", "http://orders2/", false)]
    [InlineData("10.0.*", "http://10.0.3.4/", true)]
    [InlineData("[::1]", "http://[::1]:5000/", true)]
    [InlineData("::1", "http://[::1]:5000/", true)]
    [InlineData(" a.example | b.example ", "http://b.example/", true)]
    public void A_host_is_allowed_when_its_whole_name_matches_an_entry(string entries, string address, bool isAllowed)
    {
        Assert.Equal(isAllowed, OutgoingHosts.Read(entries.Split('|'), _problems).Allows(new Uri(address)));
        Assert.Empty(_problems.Messages);
    }

    [Fact]
    public void Without_entries_an_address_without_a_host_is_allowed()
    {
        var hosts = OutgoingHosts.Read([" "], _problems);

        Assert.True(hosts.Allows(null));
        Assert.True(hosts.Allows(new Uri("/orders", UriKind.Relative)));
    }

    [Theory]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/123456789012/orders", false)]
    [InlineData("https://invoices.s3.amazonaws.com/2026", false)]
    [InlineData("https://SQS.EU-CENTRAL-1.AMAZONAWS.COM:443/", false)]
    [InlineData("https://sqs.eu-central-1.amazonaws.com./", false)]
    [InlineData("https://sqs.cn-north-1.amazonaws.com.cn/", false)]
    [InlineData("https://sqs.eusc-de-east-1.amazonaws.eu/", false)]
    [InlineData("https://lambda.eu-central-1.api.aws/", false)]
    [InlineData("https://vpce-1-abc.sqs.eu-central-1.vpce.amazonaws.com/", false)]
    [InlineData("https://internal-shop-1.eu-central-1.elb.amazonaws.com/", true)]
    [InlineData("https://a1b2.execute-api.eu-central-1.amazonaws.com/prod", true)]
    [InlineData("http://ec2-203-0-113-5.eu-central-1.compute.amazonaws.com/", true)]
    [InlineData("https://notamazonaws.com/", true)]
    [InlineData("https://amazonaws.com.evil.test/", true)]
    [InlineData("https://elb.eu-central-1.sqs-amazonaws.com/", true)]
    [InlineData("http://orders.internal.example/", true)]
    [InlineData("http://10.0.0.1/", true)]
    public void Without_entries_every_host_is_allowed_except_endpoints_of_AWS(string address, bool isAllowed)
        => Assert.Equal(isAllowed, OutgoingHosts.Read([], _problems).Allows(new Uri(address)));

    [Fact]
    public void An_entry_can_allow_an_endpoint_of_AWS()
        => Assert.True(OutgoingHosts.Read(["sqs.*.amazonaws.com"], _problems).Allows(new Uri("https://sqs.eu-central-1.amazonaws.com/")));

    [Fact]
    public void With_entries_an_address_without_a_host_is_not_allowed()
    {
        var hosts = OutgoingHosts.Read(["orders"], _problems);

        Assert.False(hosts.Allows(null));
        Assert.False(hosts.Allows(new Uri("/orders", UriKind.Relative)));
    }

    [Theory]
    [InlineData("https://api.example/")]
    [InlineData("api.example:443")]
    [InlineData("me@api.example")]
    public void An_entry_that_is_not_a_host_is_a_problem_and_allows_nothing(string entry)
    {
        var hosts = OutgoingHosts.Read([entry], _problems);

        Assert.False(hosts.Allows(new Uri("https://api.example/")));
        Assert.Equal(
            $"Observability:Traces:PropagateTo has \"{entry}\". It is a list of host names without scheme, port and path, for example *.internal.example; this entry is not a host name, so it allows no host.",
            Assert.Single(_problems.Messages));
    }
}
