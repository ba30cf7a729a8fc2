using System.Diagnostics;
using Xunit;

namespace StandardObservability.Tests.Redaction;

/// <summary>Which activity sources a host listens to. Alone, because hosts in Development listen to sources that nothing collects.</summary>
[Collection(AloneTests.Name)]
public sealed class ListenerTests
{
    [Fact]
    public async Task A_source_that_is_not_collected_gets_no_listener()
    {
        await using var host = await WorkerHost.StartAsync();
        host.Source.StartActivity("x")?.Dispose();
        using var uncollected = new ActivitySource("Not.Collected");

        Assert.False(uncollected.HasListeners());
        Assert.Null(uncollected.StartActivity("x"));
    }

    [Fact]
    public async Task A_stopped_host_has_no_listeners()
    {
        var host = await WorkerHost.StartAsync();
        host.Source.StartActivity("x")?.Dispose();
        await host.StopAsync();

        Assert.False(host.Source.HasListeners());
        host.Source.Dispose();
        host.Meter.Dispose();
    }
}
