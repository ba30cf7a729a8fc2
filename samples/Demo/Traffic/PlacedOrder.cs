namespace Demo.Traffic;

/// <summary>What the demo reads of an order.</summary>
/// <param name="Id">The order's id.</param>
/// <param name="Sku">What was ordered.</param>
/// <param name="Status">Whether it is fulfilled.</param>
/// <param name="TraceId">The trace that the load balancer's header named when it was placed.</param>
public sealed record PlacedOrder(string Id, string Sku, string Status, string TraceId = "");
