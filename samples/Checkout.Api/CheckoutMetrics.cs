using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using Checkout.Api.Queue;

namespace Checkout.Api;

/// <summary>Business metrics of the checkout.</summary>
public sealed class CheckoutMetrics
{
    private const string OtherSku = "_OTHER";

    private readonly Counter<long> _placed;

    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes the meters that it creates.")]
    public CheckoutMetrics(IMeterFactory meters, InProcessOrderQueue queue)
    {
        var meter = meters.Create("Checkout.Api");
        _placed = meter.CreateCounter<long>("checkout.orders.placed", "{order}", "Orders that customers tried to place.");
        meter.CreateObservableGauge("checkout.queue.age", () => queue.OldestAge.TotalSeconds, "s", "Age of the oldest order that is not fulfilled.");
    }

    public void Placed(string sku, ReservationOutcome outcome)
    {
        // An article that Inventory does not know is free text from the caller. All of them get one value, so that they create no time series.
        var isKnown = outcome is ReservationOutcome.Accepted or ReservationOutcome.OutOfStock;
        _placed.Add(1, new("sku", isKnown ? sku : OtherSku), new("checkout.order.outcome", OutcomeName(outcome)));
    }

    private static string OutcomeName(ReservationOutcome outcome) => outcome switch
    {
        ReservationOutcome.Accepted => "accepted",
        ReservationOutcome.UnknownSku => "unknown_sku",
        ReservationOutcome.OutOfStock => "out_of_stock",
        _ => "inventory_unavailable",
    };
}
