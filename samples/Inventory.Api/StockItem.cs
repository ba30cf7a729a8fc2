namespace Inventory.Api;

/// <summary>The stock of one article.</summary>
public sealed record StockItem(string Sku, int Quantity);
