namespace Checkout.Orders;

/// <summary>An order that waits to be fulfilled: the body of its message.</summary>
public sealed record PendingOrder(string Id, string Sku, int Quantity);
