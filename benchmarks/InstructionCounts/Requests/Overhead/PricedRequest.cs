using System.Diagnostics.Metrics;
using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;

namespace InstructionCounts.Requests.Overhead;

/// <summary>
/// A request of RequestApp over a loopback connection to Kestrel, without telemetry, with hand-wired OpenTelemetry or with this library, until all of
/// its telemetry is sent. The client and the receiver run in this process too, and read and write bytes only.
/// </summary>
internal sealed class PricedRequest : ICase
{
    /// <summary>Two spans a request: the queue of OpenTelemetry holds 2,048.</summary>
    private const int RequestsAtOnce = 500;

    private readonly DiscardingReceiver _receiver = new();
    private readonly WebApplication _app;
    private readonly RequestApp.Orders _orders;
    private readonly LoopbackClient _client;
    private readonly PricedPipeline _pipeline;

    public PricedRequest(string pipeline)
    {
        _pipeline = PricedPipeline.Find(pipeline);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _pipeline.AddTo(builder, _receiver.Address);
        _app = builder.Build();
        _orders = new RequestApp.Orders(_app.Logger);
        _app.MapGet("/orders/{id:int}", AnswerAsync);
        _app.Start();
        CreateScales();
        _client = new LoopbackClient(new Uri(_app.Urls.First()), $"GET /orders/{LoopbackClient.FirstNumber} HTTP/1.1\r\nHost: orders\r\n\r\n", "priced");

        // A metric is recorded as in a running service from its second export on. The server records the first duration after it has answered, so
        // perhaps after the first of these exports; the second one and that after the warm-up follow.
        Run(1);
        Run(1);
    }

    public void Run(int operations)
    {
        for (var done = 0; done < operations;)
        {
            for (var end = Math.Min(operations, done + RequestsAtOnce); done < end; done++)
            {
                _client.Send();
            }

            Flush();
        }

        _app.Services.GetService<MeterProvider>()?.ForceFlush();
    }

    /// <summary>Both runs end with a batch whose items are counted: a pipeline that loses items is cheaper.</summary>
    public void Dispose()
    {
        _receiver.IsCounting = true;
        Run(RequestsAtOnce);
        _receiver.IsCounting = false;
        _client.Dispose();
        _app.StopAsync().GetAwaiter().GetResult();
        ((IDisposable)_app).Dispose();
        _receiver.Dispose();
        _orders.Dispose();
        _pipeline.Check(RequestsAtOnce, _receiver.Spans, _receiver.LogRecords);
    }

    private Task AnswerAsync(HttpContext context)
        => _orders.AnswerAsync(context, int.Parse((string)context.Request.RouteValues["id"]!, CultureInfo.InvariantCulture));

    /// <summary>OpenTelemetry creates a table for each scale of exponential histograms once in a process, when durations first differ so much.</summary>
    private static void CreateScales()
    {
        using var meter = new Meter(nameof(RequestApp));
        var histogram = meter.CreateHistogram<double>("scales");
        for (var value = 1e-6; value < 1e4; value *= 1.001)
        {
            histogram.Record(value);
        }
    }

    private void Flush()
    {
        _app.Services.GetService<TracerProvider>()?.ForceFlush();
        if (_pipeline.HasLogRecords)
        {
            // Asking for the provider would build it.
            _app.Services.GetService<LoggerProvider>()?.ForceFlush();
        }

        _app.Services.GetService<StandardOutput>()?.Flush(Timeout.InfiniteTimeSpan);
    }
}
