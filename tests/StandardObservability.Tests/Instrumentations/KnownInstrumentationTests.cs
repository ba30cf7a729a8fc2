using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using Xunit;

namespace StandardObservability.Tests.Instrumentations;

/// <summary>Real libraries have the activity sources and meters of the list, and these are collected within the promised number of metrics.</summary>
public sealed class KnownInstrumentationTests
{
    private static readonly KeyValuePair<string, string?> Emf = new("OTEL_METRICS_EXPORTER", "awsemf");

    [Fact]
    public async Task Metrics_and_spans_of_real_libraries_are_collected_by_name()
    {
        var (meters, sources) = await CollectAsync(new KeyValuePair<string, string?>("OTEL_METRICS_EXPORTER", "none"));

        Assert.Equal(
            ["Experimental.Microsoft.Extensions.AI", "Microsoft.EntityFrameworkCore", "MySqlConnector", "Npgsql", "Polly", "Quartz"],
            meters.Where(IsEcosystem));
        Assert.Equal(["Experimental.Microsoft.Extensions.AI", "MySqlConnector", "Npgsql", "Quartz"], sources.Where(IsEcosystem));
    }

    [Fact]
    public async Task With_embedded_metric_format_only_few_metrics_are_collected()
        => Assert.Equal(["MySqlConnector", "Npgsql", "Polly"], (await CollectAsync(Emf)).Meters.Where(IsEcosystem));

    [Fact]
    public async Task A_switch_enables_and_disables_meters_with_embedded_metric_format()
    {
        var (meters, _) = await CollectAsync(
            Emf,
            new("Observability:Metrics:Instrumentations:Quartz", "true"),
            new("Observability:Metrics:Instrumentations:npgsql", "false"),
            new("Observability:Metrics:Instrumentations:ExtensionsAI", "true"));

        Assert.Equal(["Experimental.Microsoft.Extensions.AI", "MySqlConnector", "Polly", "Quartz"], meters.Where(IsEcosystem));
    }

    /// <summary>At most 100 metrics are promised. A web service with 20 routes has at most 77 without libraries, see EmfOfRequestsTests.</summary>
    [Fact]
    public void The_libraries_that_are_enabled_with_embedded_metric_format_fit_into_100_metrics()
        => Assert.InRange(
            KnownInstrumentations.All
                .Where(static i => !i.IsOffWithEmf && i.Meters.Any(static m => IsEcosystem(m) && !m.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)))
                .Sum(static i => i.Instruments),
            1,
            100 - 77);

    [Fact]
    public async Task The_list_has_the_number_of_instruments_of_each_library()
    {
        ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> published = new(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (i, _) => published.GetOrAdd(i.Meter.Name, static _ => new(StringComparer.Ordinal)).TryAdd(i.Name, true),
        };
        listener.Start();

        await CollectAsync(new KeyValuePair<string, string?>("OTEL_METRICS_EXPORTER", "none"));

        foreach (var name in (string[])["EntityFrameworkCore", "MySqlConnector", "Npgsql", "Polly", "Quartz", "Runtime"])
        {
            var known = KnownInstrumentations.All.Single(i => i.Name == name);
            Assert.Equal((name, known.Instruments), (name, known.Meters.Sum(m => published[m].Count)));
        }

        // Its other instruments belong to clients of files.
        Assert.Equal(4, published["Experimental.Microsoft.Extensions.AI"].Count);
    }

    [Fact]
    public void Each_library_is_listed_once_and_has_a_name_to_collect()
    {
        Assert.Equal(KnownInstrumentations.All.Count, KnownInstrumentations.All.Select(static i => i.Name).Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.All(KnownInstrumentations.All, static i => Assert.NotEmpty(i.Sources.Concat(i.Meters)));
        Assert.All(KnownInstrumentations.All, static i => Assert.Equal(i.Meters.Count > 0, i.Instruments > 0));
    }

    private static async Task<(IReadOnlyList<string> Meters, IReadOnlyList<string> Sources)> CollectAsync(params KeyValuePair<string, string?>[] settings)
    {
        List<Metric> metrics = [];
        List<Activity> spans = [];
        await using var host = await WorkerHost.StartAsync(settings, builder =>
        {
            builder.AddStandardObservability();
            builder.Services.ConfigureOpenTelemetryMeterProvider(m => m.AddInMemoryExporter(metrics));
            builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.SetSampler(new AlwaysOnSampler()).AddInMemoryExporter(spans));
            UsedLibraries.Register(builder);
        });

        await UsedLibraries.UseAsync(host.Services);
        await host.DisposeAsync();
        return ([.. metrics.Select(static m => m.MeterName).Distinct().Order(StringComparer.Ordinal)], [.. spans.Select(static s => s.Source.Name).Distinct().Order(StringComparer.Ordinal)]);
    }

    private static bool IsEcosystem(string name)
        => !name.StartsWith("System.", StringComparison.Ordinal)
            && !name.StartsWith(nameof(StandardObservability), StringComparison.Ordinal);
}
