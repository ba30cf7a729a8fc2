namespace Inventory.Api;

/// <summary>What is in stock of one article.</summary>
public sealed record StockItem(string Sku, int Quantity);
