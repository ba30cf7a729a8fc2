namespace Checkout.Orders;

/// <summary>The states of an order in the table and in responses.</summary>
public static class OrderStatus
{
    public const string Pending = "pending";
    public const string Fulfilled = "fulfilled";
}
