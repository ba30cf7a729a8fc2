using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using StandardObservability.SdkInternals.Points;
using StandardObservability.Tests.Metrics.Emf;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Points;

public sealed class HostPointsTests
{
    private const BindingFlags Members = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    [Fact]
    public async Task A_host_remembers_points_from_the_second_export_on_and_totals_are_exact()
    {
        var host = await EmfHost.StartAsync();
        var done = host.Meter.CreateCounter<long>("done");
        var provider = host.Services.GetRequiredService<MeterProvider>();
        List<string?> recordedBy = [];
        for (var export = 0; export < 4; export++)
        {
            for (var i = 0; i < 10; i++)
            {
                done.Add(1, new("route", "/orders"), new("number", i % 2));
            }

            recordedBy.Add(FindRecorder(provider, "done"));
            provider.ForceFlush();
        }

        Assert.Equal(["AggregatorStore", "AggregatorStore", nameof(RememberedPoints), nameof(RememberedPoints)], recordedBy);
        var read = await EmfHost.StopAsync(host);
        Assert.Equal(40, read["done"].Sum);
    }

    /// <summary>The class whose method OpenTelemetry calls for a measurement of a metric.</summary>
    private static string? FindRecorder(MeterProvider provider, string metric)
    {
        var reader = provider.GetType().GetProperty("Reader", Members)!.GetValue(provider);
        var metrics = (Metric?[])typeof(MetricReader).GetField("metrics", Members)!.GetValue(reader)!;
        var store = typeof(Metric).GetField("AggregatorStore", Members)!.GetValue(metrics.Single(m => m?.Name == metric))!;
        return ((Delegate)store.GetType().GetField("updateLongCallback", Members)!.GetValue(store)!).Target?.GetType().Name;
    }
}
