namespace Checkout.Orders;

/// <summary>The states of an order, as they stand in the table and in answers.</summary>
public static class OrderStatus
{
    public const string Pending = "pending";
    public const string Fulfilled = "fulfilled";
}
