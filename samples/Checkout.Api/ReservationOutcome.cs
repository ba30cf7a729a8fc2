namespace Checkout.Api;

/// <summary>The outcome of a reservation at Inventory.Api.</summary>
public enum ReservationOutcome
{
    Accepted,
    UnknownSku,
    OutOfStock,

    /// <summary>Inventory.Api is unreachable, too slow or failing.</summary>
    Unavailable,
}
