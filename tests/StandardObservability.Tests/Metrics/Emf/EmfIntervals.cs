using System.Diagnostics.Metrics;
using Judges;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Tests.Tracing.XRay.Sampling;

namespace StandardObservability.Tests.Metrics.Emf;

/// <summary>An EMF exporter whose intervals end when the test says so.</summary>
internal sealed class EmfIntervals : IDisposable
{
    /// <summary>Longer than any test, so that the reader's own timer never fires.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private readonly CapturedStream _output = new();
    private readonly CollectedLogs _logs = new();
    private readonly ManualTime _time = new();
    private readonly MeterProvider _provider;
    private int _readLines;

    public EmfIntervals(Action<EmfExporterOptions>? configure = null)
    {
        Name = $"{nameof(EmfIntervals)}.{Guid.NewGuid()}";
        Meter = new Meter(Name);
        _provider = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(s => s
                .AddSingleton(new StandardOutputStream(() => _output))
                .AddSingleton<TimeProvider>(_time)
                .AddSingleton(Counts)
                .AddLogging(b => b.AddProvider(_logs))
                .Configure<MetricReaderOptions>(static o => o.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds = (int)Interval.TotalMilliseconds))
            .ConfigureResource(static r => r.AddService("shop").AddAttributes([new("deployment.environment.name", "test")]))
            .AddMeter(Name + "*")
            .AddEmfExporter(configure ?? (static _ => { }))
            .Build();
    }

    /// <summary>The exporter collects all meters whose names begin with this one.</summary>
    public string Name { get; }

    public Meter Meter { get; }

    public IReadOnlyList<string> Lines => _output.Lines;

    /// <summary>The first export ends an interval, whenever it is.</summary>
    public bool HasNeverExported { get; private set; } = true;

    public OutputCounts Counts { get; } = new();

    public IReadOnlyCollection<(int Id, string Message)> Warnings => _logs.Warnings;

    /// <summary>Exports within the interval.</summary>
    /// <returns>What this export wrote.</returns>
    public async Task<CloudWatchReader> FlushAsync()
    {
        HasNeverExported = false;
        _provider.ForceFlush();
        return await ReadNewAsync();
    }

    /// <summary>Lets one interval pass and exports.</summary>
    public async Task<CloudWatchReader> EndIntervalAsync()
    {
        _time.Advance(Interval);
        return await FlushAsync();
    }

    public async Task<CloudWatchReader> EndIntervalsAsync(TimeSpan duration)
    {
        var last = await EndIntervalAsync();
        for (var passed = Interval; passed < duration; passed += Interval)
        {
            last = await EndIntervalAsync();
        }

        return last;
    }

    /// <summary>Stops the provider, as a host does.</summary>
    public async Task<CloudWatchReader> StopAsync()
    {
        _provider.Shutdown();
        return await ReadNewAsync();
    }

    public void Dispose()
    {
        _provider.Dispose();
        Meter.Dispose();
        _output.Dispose();
        _logs.Dispose();
    }

    private async Task<CloudWatchReader> ReadNewAsync()
    {
        await Poll.UntilAsync(() => Counts.Emf.Produced == Counts.Emf.Sent + Counts.Emf.Lost, Poll.DefaultTimeout, "all documents to be written");
        var lines = _output.Lines;
        var read = await CloudWatchReader.ReadAsync(lines.Skip(_readLines));
        _readLines = lines.Count;
        return read;
    }
}
