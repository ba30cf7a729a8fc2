using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.LocalPage;

/// <summary>A new service has the local page and no exporter: a meter whose name is not the application's is not on the page, and the log has the reason.</summary>
public sealed class ForgottenMeterTests
{
    [Theory]
    [InlineData("Observability:Meters:0", "Unrelated.*", true)]
    [InlineData("Observability:Meters:0", "Wrong.Orders", false)]
    [InlineData("Observability:Meters:0", "Wrong.*", false)]
    [InlineData("Observability:LocalPage:Enabled", "false", false)]
    public async Task It_is_named_without_an_exporter_too(string key, string value, bool isNamed)
    {
        await using var host = await PageHost.StartAsync(b => b.Configuration.AddInMemoryCollection([new(key, value)]));
        using var wrong = new Meter("Wrong.Orders");
        using var right = new Meter(typeof(PageHost).Assembly.GetName().Name + ".Orders");
        wrong.CreateCounter<long>("orders").Add(1);
        right.CreateCounter<long>("orders").Add(1);

        var named = host.Lines.Events.Select(static e => e.Message).Where(static l => l.Contains("Metrics of the meter ", StringComparison.Ordinal) && l.Contains("Orders", StringComparison.Ordinal));
        Assert.Equal(isNamed ? 1 : 0, named.Count(static l => l.Contains("Wrong.Orders are not collected", StringComparison.Ordinal)));
        Assert.DoesNotContain(named, static l => l.Contains("Tests.Orders", StringComparison.Ordinal));
    }
}
