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
    public void Without_entries_every_host_is_allowed()
    {
        var hosts = OutgoingHosts.Read([" "], _problems);

        Assert.True(hosts.AllowsAll);
        Assert.True(hosts.Allows(null));
    }

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
