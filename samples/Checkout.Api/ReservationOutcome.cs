namespace Checkout.Api;

/// <summary>What Inventory said to a reservation.</summary>
public enum ReservationOutcome
{
    Accepted,
    UnknownSku,
    OutOfStock,

    /// <summary>Inventory cannot be reached, is too slow, or fails.</summary>
    Unavailable,
}
