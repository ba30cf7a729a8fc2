using System.Collections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Tests.Logging.Records;
using Xunit;

namespace StandardObservability.Tests.SdkInternals.Logs;

/// <summary>Whether OpenTelemetry's logger provider is called: each provider that is called reads the properties of the log call.</summary>
public sealed class UnusedLoggerProviderFilterTests
{
    private const string Category = "Shop";

    [Fact]
    public async Task Without_an_exporter_only_the_log_line_reads_the_properties()
    {
        await using var host = await WorkerHost.StartAsync();

        var first = CountReads(host);

        Assert.Equal(first, CountReads(host));
        Assert.Equal(Properties.Names, first);
        Assert.Equal(2, host.Events.Count(static e => e.GetProperty("category").ValueEquals(Category)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_an_exporter_the_provider_of_records_is_not_built(bool hasExporter)
    {
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            if (hasExporter)
            {
                b.Logging.AddOpenTelemetry(static o => o.AddProcessor(new SimpleLogRecordExportProcessor(new ExportedRecords(Category))));
            }
        });
        host.Logger(Category).LogWarning("Logged");
        await host.Services.FlushTelemetryAsync();

        Assert.Equal(hasExporter, host.Services.GetRequiredService<UnusedLoggerProviderFilter>().IsBuilt);
    }

    [Fact]
    public async Task With_an_exporter_each_call_becomes_a_record()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.AddOpenTelemetry().WithLogging(l => l.AddProcessor(new SimpleLogRecordExportProcessor(seen)));
        });

        var first = CountReads(host);

        Assert.Equal(first, CountReads(host));
        Assert.InRange(first, Properties.Names + 1, int.MaxValue);
        Assert.Equal(2, seen.All.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public async Task A_processor_that_is_added_to_the_running_provider_gets_every_later_record(int recordsBefore)
    {
        var seen = new ExportedRecords(Category);
        await using var host = await WorkerHost.StartAsync([new("Logging:OpenTelemetry:LogLevel:Default", "Warning")]);
        var logger = host.Logger(Category);
        for (var i = 0; i < recordsBefore; i++)
        {
            logger.LogWarning("Too early for the exporter");
        }

        host.Services.GetRequiredService<LoggerProvider>().AddProcessor(new SimpleLogRecordExportProcessor(seen));
        logger.LogWarning("{Number}", 1);
        logger.LogInformation("Not logged by this provider: {Number}", 2);
        logger.LogWarning("{Number}", 3);

        Assert.Equal([1, 3], seen.All.Select(static r => r["Number"]));
    }

    [Fact]
    public async Task A_processor_that_a_hosted_service_adds_gets_every_later_record()
    {
        var seen = new ExportedRecords(Category);
        await using var host = await WorkerHost.StartAsync(set: b =>
        {
            b.AddStandardObservability();
            b.Services.AddHostedService(s => new AddsProcessor(s, seen));
        });

        host.Logger(Category).LogInformation("Logged after the start");

        Assert.Single(seen.All);
    }

    [Fact]
    public async Task Log_levels_of_the_configuration_still_apply()
    {
        await using var host = await WorkerHost.StartAsync([new("Logging:LogLevel:Shop", "Warning")]);
        var logger = host.Logger(Category);

        logger.LogWarning("first");
        logger.LogInformation("quiet");
        logger.LogWarning("second");

        Assert.False(logger.IsEnabled(LogLevel.Information));
        await host.Services.FlushTelemetryAsync();
        var lines = host.Events.Where(static e => e.GetProperty("category").ValueEquals(Category));
        Assert.Equal(["first", "second"], lines.Select(static e => e.GetProperty("message").GetString()!));
    }

    /// <summary>Adds an exporter when the host starts, as Azure Monitor's distribution does.</summary>
    private sealed class AddsProcessor(IServiceProvider services, ExportedRecords seen) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger(Category + ".Start").LogInformation("Logged before the exporter is added");
            services.GetRequiredService<LoggerProvider>().AddProcessor(new SimpleLogRecordExportProcessor(seen));
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static int CountReads(WorkerHost host)
    {
        var properties = new Properties();
        host.Logger(Category).Log(LogLevel.Information, new EventId(1), properties, null, static (_, _) => "Order 5 of book");
        host.Services.FlushTelemetryAsync().GetAwaiter().GetResult();
        return properties.Reads;
    }

    private sealed class Properties : IReadOnlyList<KeyValuePair<string, object?>>
    {
        public const int Names = 3;

        public int Reads { get; private set; }

        public int Count => Names;

        public KeyValuePair<string, object?> this[int index]
        {
            get
            {
                Reads++;
                return index switch
                {
                    0 => new("OrderId", 5),
                    1 => new("Sku", "book"),
                    _ => new("{OriginalFormat}", "Order {OrderId} of {Sku}"),
                };
            }
        }

        public IEnumerator<KeyValuePair<string, object?>> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
