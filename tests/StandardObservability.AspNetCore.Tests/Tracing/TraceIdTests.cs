using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Trace;
using Xunit;

namespace StandardObservability.AspNetCore.Tests.Tracing;

/// <summary>The generator of trace ids is the process's, and follows the hosts that run. These tests run alone in the process.</summary>
public sealed class TraceIdTests
{
    [Fact]
    public async Task Ids_follow_the_host_that_runs()
    {
        Assert.False(await HasTimeAsync("false"));
        Assert.True(await HasTimeAsync("true"));
        Assert.True(await HasTimeAsync(null));
        Assert.False(await HasTimeAsync("false"));
    }

    /// <summary>A random id starts with the time of a test once in 4 billion times.</summary>
    private static async Task<bool> HasTimeAsync(string? setting)
    {
        var spans = new List<Activity>();
        await using var host = await WebHost.StartAsync(
            [new("Observability:Traces:XRay:Ids", setting)],
            b => b.AddStandardObservability().Services.ConfigureOpenTelemetryTracerProvider(t => t.AddInMemoryExporter(spans)));
        await host.GetAsync("/hello/bob");
        await host.StopAsync();
        var seconds = Convert.ToInt64(Assert.Single(spans).TraceId.ToHexString()[..8], 16);
        return Math.Abs(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - seconds) < 60;
    }
}
