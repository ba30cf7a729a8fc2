using System.Globalization;
using InstructionCounts.Traces;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Requests;

/// <summary>
/// A request over a loopback connection to Kestrel, with the telemetry of <see cref="Orders"/>, until all of it is exported to nowhere. The client
/// runs in this process too, and reads and writes bytes only.
/// </summary>
internal sealed class WebRequest : ICase
{
    private const int RequestsAtOnce = 500;

    private readonly NoSpanExporter _exporter = new();
    private readonly WebApplication _app;
    private readonly Orders _orders;
    private readonly LoopbackClient _client;
    private long _requests;

    public WebRequest()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(
        [
            // As in the templates of .NET.
            new("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
            new("OTEL_METRICS_EXPORTER", "awsemf"),
            new("Observability:ActivitySources", Orders.Name),
            new("Observability:Meters", Orders.Name),
        ]);
        builder.Services.AddSingleton(new StandardOutputStream(static () => Stream.Null));
        builder.AddStandardObservability();
        builder.Services.ConfigureOpenTelemetryTracerProvider(t => t.AddProcessor(new BatchActivityExportProcessor(_exporter)));
        _app = builder.Build();
        _orders = new Orders(_app.Services);
        _app.MapPost("/orders", _orders.AnswerAsync);
        _app.Start();
        _client = new LoopbackClient(new Uri(_app.Urls.First()), "POST /orders HTTP/1.1\r\nHost: orders\r\nContent-Length: 0\r\n\r\n", "placed");
    }

    public void Run(int operations)
    {
        for (var done = 0; done < operations;)
        {
            for (var end = Math.Min(operations, done + RequestsAtOnce); done < end; done++)
            {
                _client.Send();
            }

            _app.Services.GetRequiredService<TracerProvider>().ForceFlush();
            _app.Services.GetRequiredService<StandardOutput>().Flush(Timeout.InfiniteTimeSpan);
        }

        _app.Services.GetRequiredService<MeterProvider>().ForceFlush();
        _requests += operations;
    }

    public void Dispose()
    {
        var lost = _app.Services.GetRequiredService<OutputCounts>().StandardOutputLogs.Lost;
        _client.Dispose();
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        _exporter.Dispose();
        _orders.Dispose();
        if (lost > 0 || _exporter.Spans != _requests * (Orders.Spans + 1))
        {
            throw new InvalidOperationException(string.Create(
                CultureInfo.InvariantCulture,
                $"{lost} lines and {(_requests * (Orders.Spans + 1)) - _exporter.Spans} spans were lost, so the count is not valid: losing is cheaper than exporting."));
        }
    }
}
