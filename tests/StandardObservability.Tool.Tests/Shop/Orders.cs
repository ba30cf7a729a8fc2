using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Shop;

public enum Carrier
{
    Bike,
    Van,
    Post,
}

public sealed class Orders
{
    private static readonly Meter Meter = new("acme.shop");
    private static readonly ActivitySource Source = new("acme.shop");
    private static readonly Counter<long> Placed = Meter.CreateCounter<long>("acme.order.placed", "{order}");
    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>("acme.order.duration", "seconds");
    private static readonly Counter<long> Count = Meter.CreateCounter<long>("order_count", "{order}");
    private static readonly Counter<long> Shipped = Meter.CreateCounter<long>("acme.order.shipped", "{order}");
#pragma warning disable TEL101
    private static readonly Counter<long> Paid = Meter.CreateCounter<long>("paid", "{order}");
#pragma warning restore TEL101

    [SuppressMessage("Telemetry", "TEL107", Justification = "Support wants it.")]
    public void Refund(string user) => Placed.Add(-1, new KeyValuePair<string, object?>("acme.user.id", user));

    public void Place(string channel, string tier, bool isGift, Carrier carrier)
    {
        using var activity = Source.StartActivity("place order");
        activity?.SetTag("acme.user.id", "u1");
        Placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", channel), new("acme.gift", isGift), new("acme.tenant.tier", tier));
        Duration.Record(1.5, new KeyValuePair<string, object?>("acme.order.number", Guid.NewGuid()));
        Shipped.Add(1, new KeyValuePair<string, object?>("acme.carrier", carrier));
        Count.Add(1);
        Paid.Add(1);
    }
}
