namespace Checkout.Api;

/// <summary>The body of <c>POST /reservations</c> at Inventory.Api, which needs no personal data.</summary>
internal sealed record ReserveStock(string Sku, int Quantity);
