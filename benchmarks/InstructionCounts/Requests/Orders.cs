using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InstructionCounts.Requests;

/// <summary>Handles a request, and records a span with five attributes, a client span with three, a counter, a histogram and a log line.</summary>
internal sealed partial class Orders : IDisposable
{
    public const string Name = "acme.orders";

    /// <summary>Spans of an order.</summary>
    public const int Spans = 2;

    private static readonly byte[] Placed = "placed"u8.ToArray();
    private static readonly object Ok = 200;
    private static readonly object Pieces = 3;

    private readonly ActivitySource _source = new(Name);
    private readonly Counter<long> _placed;
    private readonly Histogram<double> _duration;
    private readonly ILogger _logger;
    private int _order;

    public Orders(IServiceProvider services)
    {
        var meter = services.GetRequiredService<IMeterFactory>().Create(Name);
        _placed = meter.CreateCounter<long>("acme.order.placed", "{order}");
        _duration = meter.CreateHistogram<double>("acme.order.duration", "s");
        _logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(Name);
    }

    public Task AnswerAsync(HttpContext context)
    {
        Place();
        context.Response.ContentLength = Placed.Length;
        return context.Response.Body.WriteAsync(Placed).AsTask();
    }

    public void Place()
    {
        using var order = _source.StartActivity("place order");
        order!.SetTag("acme.order.channel", "web").SetTag("acme.order.count", Pieces).SetTag("code.function.name", nameof(Place))
            .SetTag("acme.order.state", "placed").SetTag("acme.order.express", "no");
        using (var call = _source.StartActivity("POST", ActivityKind.Client))
        {
            call!.SetTag("http.request.method", "POST").SetTag("server.address", "stock").SetTag("http.response.status_code", Ok);
        }

        _placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", "web"));
        _duration.Record(0.012, new("http.route", "/orders"), new("acme.order.channel", "web"));
        LogPlaced(_logger, _order++, "web");
    }

    public void Dispose() => _source.Dispose();

    [LoggerMessage(1, LogLevel.Information, "Order {Order} placed by {Channel}", EventName = "OrderPlaced")]
    private static partial void LogPlaced(ILogger logger, int order, string channel);
}
