using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Checkout.Api;

/// <summary>What the business counts.</summary>
public sealed class CheckoutMetrics
{
    private const string OtherSku = "_OTHER";

    private readonly Counter<long> _placed;

    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes the meters it makes.")]
    public CheckoutMetrics(IMeterFactory meters)
        => _placed = meters.Create("Checkout.Api").CreateCounter<long>("checkout.orders.placed", "{order}", "Orders that customers tried to place.");

    public void Placed(string sku, ReservationOutcome outcome)
    {
        // A name that Inventory did not vouch for is a caller's free text: one value for all of them, so that none makes a time series.
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
