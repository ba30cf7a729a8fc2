using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using Xunit;

namespace StandardObservability.Testing.Tests;

/// <summary>What is separated when two hosts of one process use equal names, and what cannot be.</summary>
public sealed class TwoHostsTests
{
    [Fact]
    public async Task Spans_of_hosted_services_belong_to_the_host_that_started_them()
    {
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first, static b => b.Services.AddHostedService(static _ => new Ticking("first")));
        await using var two = await Worker.StartAsync(second, static b => b.Services.AddHostedService(static _ => new Ticking("second")));
        await first.WaitForSpanAsync("tick of first");
        await second.WaitForSpanAsync("tick of second");

        await one.StopAsync();
        await two.StopAsync();

        Assert.Equal(["tick of first", "end of first"], first.Spans.Select(static s => s.Name));
        Assert.Equal(["tick of second", "end of second"], second.Spans.Select(static s => s.Name));
    }

    [Fact]
    public async Task Points_of_a_meter_factory_belong_to_its_host_and_log_records_to_their_host()
    {
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first);
        await using var two = await Worker.StartAsync(second);

        one.Count("acme.placed", 1);
        two.Count("acme.placed", 10);
        two.Count("acme.only.second");
        two.Logger().LogInformationOf("second");

        Assert.Equal(1, Assert.Single(first.Points, static p => p.Name == "acme.placed").Value);
        Assert.Equal(10, Assert.Single(second.Points, static p => p.Name == "acme.placed").Value);
        Assert.DoesNotContain(first.Points, static p => p.Name == "acme.only.second");
        Assert.DoesNotContain(first.LogRecords, static r => r.Category == Worker.Name);
        Assert.Contains(second.LogRecords, static r => r.Message == "Worked for second");
    }

    [Fact]
    public async Task A_host_is_not_judged_by_instruments_of_another_host()
    {
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first);
        await using var two = await Worker.StartAsync(second);
        two.Count("acme.badName");
        two.Count("acme.placed", 1, "orders");
        one.Count("acme.placed", 1, "{order}");

        first.AssertConforms();

        Assert.Throws<TelemetryAssertionException>(() => second.AssertConforms());
    }

    [Fact]
    public async Task What_the_test_calls_belongs_to_the_last_capture_or_to_a_scope()
    {
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first);
        await using var two = await Worker.StartAsync(second);

        Worker.Trace("direct");
        using (first.BeginScope())
        {
            Worker.Trace("scoped");
        }

        Worker.Trace("direct again");

        Assert.Equal(["scoped"], first.Spans.Select(static s => s.Name));
        Assert.Equal(["direct", "direct again"], second.Spans.Select(static s => s.Name));
    }

    [Fact]
    public async Task Spans_outside_any_flow_and_meters_without_a_factory_cannot_be_separated()
    {
        const string Shared = "Shared.Library";
        (string, string?)[] settings = [("Observability:ActivitySources", Shared), ("Observability:Meters", Shared)];
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first, null, settings);
        await using var two = await Worker.StartAsync(second, null, settings);
        using var source = new ActivitySource(Shared);
        using var meter = new Meter(Shared);

        meter.CreateCounter<int>("shared.calls", "{call}").Add(1);
        var thread = new Thread(() => source.StartActivity("from a thread of a library")?.Dispose());
        thread.UnsafeStart();
        thread.Join();

        Assert.All([first, second], static t => Assert.Equal("from a thread of a library", Assert.Single(t.Spans).Name));
        Assert.All([first, second], static t => Assert.Single(t.Points, static p => p.Name == "shared.calls"));
    }

    [Fact]
    public async Task Hosted_services_of_a_host_without_a_capture_count_as_calls_of_the_test()
    {
        await using var telemetry = new TelemetryCapture();
        await using var one = await Worker.StartAsync(telemetry);
        await using var other = await Worker.StartAsync(capture: null, static b => b.Services.AddHostedService(static _ => new Ticking("other")));

        await telemetry.WaitForSpanAsync("tick of other");
    }

    [Fact]
    public async Task Spans_that_began_before_the_host_are_not_captured()
    {
        await using var first = new TelemetryCapture();
        await using var one = await Worker.StartAsync(first);
        await using var second = new TelemetryCapture();
        var span = Worker.Begin("long");
        await using var two = await Worker.StartAsync(second);

        span!.Dispose();

        Assert.Empty(second.Spans);
    }

    [Fact]
    public async Task A_view_of_the_application_collects_the_instrument_of_other_hosts_too()
    {
        await using var first = new TelemetryCapture();
        await using var second = new TelemetryCapture();
        await using var one = await Worker.StartAsync(
            first, static b => b.Services.ConfigureOpenTelemetryMeterProvider(static m => m.AddView("acme.viewed", new MetricStreamConfiguration { TagKeys = [] })));
        await using var two = await Worker.StartAsync(second);

        one.Count("acme.viewed", 1);
        two.Count("acme.viewed", 10);

        Assert.Equal(11, first.Points.Where(static p => p.Name == "acme.viewed").Sum(static p => p.Value));
        Assert.Equal(10, second.Points.Where(static p => p.Name == "acme.viewed").Sum(static p => p.Value));
    }

    [Fact]
    public async Task A_capture_belongs_to_one_host_and_a_host_has_one_capture()
    {
        await using var telemetry = new TelemetryCapture();
        await using var other = new TelemetryCapture();
        var services = new ServiceCollection();
        services.AddTelemetryCapture(telemetry);

        var twice = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddTelemetryCapture(telemetry));
        var second = Assert.Throws<InvalidOperationException>(() => services.AddTelemetryCapture(other));

        Assert.Equal("This TelemetryCapture belongs to a host already. Create one capture for each host.", twice.Message);
        Assert.Equal("This host has a TelemetryCapture already. Call AddTelemetryCapture once.", second.Message);
    }
}
