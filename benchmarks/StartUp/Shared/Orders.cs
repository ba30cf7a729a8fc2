using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace StartUp;

/// <summary>The work of a service: one span, one counter, one histogram, one log event with three properties. The same for each pipeline.</summary>
internal sealed class Orders(ILogger logger) : IDisposable
{
    /// <summary>Name of the program, so that ours collects it without a setting.</summary>
    public const string Source = "Shop";

    private static readonly Meter Meter = new(Source);

    private readonly ActivitySource _source = new(Source);
    private readonly Counter<long> _priced = Meter.CreateCounter<long>("orders.priced", "{order}");
    private readonly Histogram<double> _duration = Meter.CreateHistogram<double>("orders.pricing.duration", "s");

    public void Price(int id)
    {
        var start = Stopwatch.GetTimestamp();
        using var span = _source.StartActivity("price order");
        span?.SetTag("order.currency", "EUR");
        Log.Priced(logger, id, "EUR", 12.5);
        _priced.Add(1, new("currency", "EUR"), new("channel", "web"));
        _duration.Record(Stopwatch.GetElapsedTime(start).TotalSeconds, new KeyValuePair<string, object?>("channel", "web"));
    }

    public void Dispose() => _source.Dispose();
}
