using System.Diagnostics.Metrics;

namespace Acme.Orders;

/// <summary>What the service counts: a metric of the catalogue of Acme.</summary>
public sealed class OrderMetrics(IMeterFactory factory)
{
    private readonly Counter<long> _placed = factory.Create("Acme.Orders").CreateCounter<long>("acme.order.placed", "{order}", "Orders that were placed.");

    /// <summary>Counts an order. A channel that the catalogue does not have is one value, so that a caller cannot create series.</summary>
    public void Place(string channel) =>
        _placed.Add(1, new KeyValuePair<string, object?>("acme.order.channel", channel == "web" ? "web" : "store"));
}
