namespace Demo.Traffic;

/// <summary>What the demo reads of an order.</summary>
public sealed record PlacedOrder(string Id, string Sku, string Status);
