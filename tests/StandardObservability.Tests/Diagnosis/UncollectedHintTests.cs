using System.Diagnostics;
using System.Diagnostics.Metrics;
using Judges;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.Tests.Diagnosis;

/// <summary>In Development a source or a meter that was forgotten is named once.</summary>
[Collection(AloneTests.Name)]
public sealed class UncollectedHintTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_forgotten_source_is_named_once(bool beforeTheHost)
    {
        var early = beforeTheHost ? new ActivitySource("Forgotten.Source") : null;
        await using var host = await StartAsync("Development");
        using var source = early ?? new ActivitySource("Forgotten.Source");
        source.StartActivity("one")?.Dispose();
        source.StartActivity("two")?.Dispose();
        using var meter = new Meter("Forgotten.Meter");
        meter.CreateCounter<int>("a").Add(1);
        meter.CreateHistogram<double>("b").Record(1);

        Assert.Equal(["Forgotten.Source"], await ReportedAsync(host, EventIds.SourceNotCollected, "Source"));
        Assert.Equal(["Forgotten.Meter"], await ReportedAsync(host, EventIds.MeterNotCollected, "Meter"));
    }

    [Fact]
    public async Task What_is_collected_unused_or_not_the_applications_is_not_named()
    {
        using var listed = new ActivitySource("Shop.Orders");
        using var listedMeter = new Meter("Shop.Orders");
        using var unused = new ActivitySource("Shop.Unused");
        using var library = new ActivitySource("xunit.v3.core.Something");
        using var platform = new ActivitySource("Microsoft.Something");
        using var viewed = new Meter("Shop.Viewed");
        await using var host = await StartAsync("Development");
        foreach (var source in new[] { listed, library, platform, host.Source })
        {
            source.StartActivity("work")?.Dispose();
        }

        listedMeter.CreateCounter<int>("count").Add(1);
        viewed.CreateCounter<int>("kept").Add(1);
        viewed.CreateCounter<int>("dropped").Add(1);
        host.Work();

        Assert.Empty(Names(host, EventIds.SourceNotCollected, "Source"));
        Assert.Empty(Names(host, EventIds.MeterNotCollected, "Meter"));
    }

    [Fact]
    public async Task Nothing_listens_in_production_or_after_the_host()
    {
        using var source = new ActivitySource("Forgotten.Later");
        using var meter = new Meter("Forgotten.Later");
        var counter = meter.CreateCounter<int>("count");
        await using (await StartAsync("Production"))
        {
            Assert.False(source.HasListeners());
            Assert.False(counter.Enabled);
        }

        await using (await StartAsync("Development"))
        {
            Assert.True(source.HasListeners());
        }

        Assert.False(source.HasListeners());
        Assert.False(counter.Enabled);
    }

    private static Task<WorkerHost> StartAsync(string environment)
        => WorkerHost.StartAsync(
            [
                new("Observability:Logs:StandardOutput", "Json"),
                new("Observability:ActivitySources", "Shop.Orders"),
                new("Observability:Meters", "Shop.Orders, Shop.Viewed"),
                new("OTEL_METRICS_EXPORTER", "console"),
            ],
            static b =>
            {
                b.AddStandardObservability();
                b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("dropped", MetricStreamConfiguration.Drop));
            },
            environment);

    private static async Task<IReadOnlyList<string?>> ReportedAsync(WorkerHost host, int id, string property)
    {
        await Poll.UntilAsync(() => Names(host, id, property).Count > 0, Poll.DefaultTimeout, $"event {id}");
        return Names(host, id, property);
    }

    private static List<string?> Names(WorkerHost host, int id, string property)
        => [.. host.Events.Where(e => e.TryGetProperty("event_id", out var i) && i.GetInt32() == id).Select(e => e.GetProperty(property).GetString())];
}
