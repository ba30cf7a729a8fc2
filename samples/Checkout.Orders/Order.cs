namespace Checkout.Orders;

/// <summary>An order as a customer sees it.</summary>
public sealed record Order(string Id, string Sku, int Quantity, string Status)
{
    /// <summary>A new order, not yet fulfilled.</summary>
    public static Order Place(string sku, int quantity) => new(Guid.CreateVersion7().ToString("N"), sku, quantity, OrderStatus.Pending);
}
