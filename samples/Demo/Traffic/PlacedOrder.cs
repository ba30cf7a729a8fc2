namespace Demo.Traffic;

/// <summary>The fields of an order that the demo reads.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Sku">The ordered article.</param>
/// <param name="Status">Whether it is fulfilled.</param>
/// <param name="TraceId">The trace id of the load balancer's header when the order was placed.</param>
public sealed record PlacedOrder(string Id, string Sku, string Status, string TraceId = "");
