namespace Checkout.Orders;

/// <summary>An order to be fulfilled, the body of a message.</summary>
public sealed record PendingOrder(string Id, string Sku, int Quantity);
