using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Checkout.Worker;

/// <summary>What the fulfilment counts, and how long it takes.</summary>
public sealed class FulfilmentMetrics
{
    private readonly Counter<long> _fulfilled;
    private readonly Histogram<double> _duration;

    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes the meters it makes.")]
    public FulfilmentMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Checkout.Worker");
        _fulfilled = meter.CreateCounter<long>("checkout.orders.fulfilled", "{order}", "Orders that were fulfilled.");
        _duration = meter.CreateHistogram<double>("checkout.fulfilment.duration", "s", "How long an order took to fulfil.");
    }

    public void Fulfilled(string sku, TimeSpan duration)
    {
        _fulfilled.Add(1, new KeyValuePair<string, object?>("sku", sku));
        _duration.Record(duration.TotalSeconds);
    }
}
