using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Checkout.Worker;

/// <summary>Metrics of the fulfilment: number and duration.</summary>
public sealed class FulfilmentMetrics
{
    private readonly Counter<long> _fulfilled;
    private readonly Histogram<double> _duration;

    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes the meters that it creates.")]
    public FulfilmentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Checkout.Worker");
        _fulfilled = meter.CreateCounter<long>("checkout.orders.fulfilled", "{order}", "Fulfilled orders.");
        _duration = meter.CreateHistogram<double>("checkout.fulfilment.duration", "s", "Duration of fulfilling an order.");
    }

    public void Fulfilled(string sku, TimeSpan duration)
    {
        _fulfilled.Add(1, new KeyValuePair<string, object?>("sku", sku));
        _duration.Record(duration.TotalSeconds);
    }
}
