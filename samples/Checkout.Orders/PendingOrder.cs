namespace Checkout.Orders;

/// <summary>
/// An order as the worker sees it, with the W3C <c>traceparent</c> of the request that placed it, so that its trace can go on.
/// </summary>
public sealed record PendingOrder(string Id, string Sku, int Quantity, string? TraceParent);
