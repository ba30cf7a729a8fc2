using System.Globalization;
using InstructionCounts.Traces;
using Microsoft.Extensions.Configuration;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Policy;

namespace InstructionCounts.Requests;

/// <summary>The telemetry of <see cref="Orders"/> without a server, until all of it is exported to nowhere, with and without an enforced policy.</summary>
internal sealed class OrderTelemetry : ICase
{
    private const int OrdersAtOnce = 500;

    private readonly NoSpanExporter _exporter = new();
    private readonly ServiceProvider _services;
    private readonly Orders _orders;
    private long _placed;

    public OrderTelemetry(bool hasPolicy)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("OTEL_METRICS_EXPORTER", "awsemf"), new("Observability:ActivitySources", Orders.Name), new("Observability:Meters", Orders.Name),
        ]).Build();
        _services = new ServiceCollection()
            .AddSingleton(new StandardOutputStream(static () => Stream.Null))
            .AddLogging()
            .AddMetrics()
            .AddStandardObservability(configuration)
            .ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new BatchActivityExportProcessor(_exporter)))
            .AddSingleton(new HostPolicy(hasPolicy ? ReadPolicy() : null, TimeProvider.System))
            .BuildServiceProvider();
        _services.GetRequiredService<TracerProvider>();
        _services.GetRequiredService<MeterProvider>();
        _orders = new Orders(_services);
    }

    public void Run(int operations)
    {
        for (var done = 0; done < operations;)
        {
            for (var end = Math.Min(operations, done + OrdersAtOnce); done < end; done++)
            {
                _orders.Place();
            }

            _services.GetRequiredService<TracerProvider>().ForceFlush();
            _services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);
        }

        _services.GetRequiredService<MeterProvider>().ForceFlush();
        _placed += operations;
    }

    public void Dispose()
    {
        var lost = _services.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost;
        _services.Dispose();
        _exporter.Dispose();
        _orders.Dispose();
        if (lost > 0 || _exporter.Spans != _placed * Orders.Spans)
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{lost} lines and {(_placed * Orders.Spans) - _exporter.Spans} spans were lost, so the count is not valid: losing is cheaper than exporting."));
        }
    }

    private static EmbeddedPolicy ReadPolicy()
    {
        using var stream = typeof(OrderTelemetry).Assembly.GetManifestResourceStream("request.policy.json")!;
        using var reader = new StreamReader(stream);
        var policy = PolicyLoader.Read(reader.ReadToEnd(), exemptions: null, DateTime.UtcNow.Date);
        return policy.Faults.Count == 0 ? policy : throw new InvalidOperationException(string.Join('\n', policy.Faults));
    }
}
