using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Acme.Legacy;

/// <summary>Each line of telemetry breaks a rule.</summary>
internal sealed class Orders
{
    private static readonly Meter Meter = new("Acme.Legacy");
    private static readonly ActivitySource Source = new("Acme.Legacy");
    private static readonly Counter<long> Count = Meter.CreateCounter<long>("order_count", "orders");
    private static readonly Histogram<long> Placed = Meter.CreateHistogram<long>("acme.order.placed", "{order}");
    private static readonly Counter<long> Paid = Meter.CreateCounter<long>("aws.orders", "{order}");

    public void Place(Guid id, string user)
    {
        using var span = Source.StartActivity($"order {id}");
        span?.SetTag("acme.user.id", user);
        span?.SetTag("http.method", "POST");
        span?.SetTag("acme.order.count", "three");
        Count.Add(1, new KeyValuePair<string, object?>("acme.order.id", id));
        Paid.Add(1, new KeyValuePair<string, object?>("acme.user.id", user));
        Placed.Record(1);
    }
}
