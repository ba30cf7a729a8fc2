using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace RequestApp;

/// <summary>Handles a small request: one child span, one counter, one histogram, one log event with three properties.</summary>
/// <remarks>The response is constant bytes, to keep the costs that all pipelines share low.</remarks>
internal sealed class Orders(ILogger logger) : IDisposable
{
    private static readonly byte[] Priced = "priced"u8.ToArray();
    private static readonly Meter Meter = new(nameof(RequestApp));

    private readonly ActivitySource _source = new(nameof(RequestApp));
    private readonly Counter<long> _priced = Meter.CreateCounter<long>("orders.priced", "{order}");
    private readonly Histogram<double> _duration = Meter.CreateHistogram<double>("orders.pricing.duration", "s");

    public Task AnswerAsync(HttpContext context, int id)
    {
        Price(id);
        context.Response.ContentLength = Priced.Length;
        return context.Response.Body.WriteAsync(Priced).AsTask();
    }

    public void Dispose() => _source.Dispose();

    private void Price(int id)
    {
        var start = Stopwatch.GetTimestamp();
        using var span = _source.StartActivity("price order");
        span?.SetTag("order.currency", "EUR");
        Log.Priced(logger, id, "EUR", 12.5);
        _priced.Add(1, new("currency", "EUR"), new("channel", "web"));
        _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("channel", "web"));
    }
}
