namespace Inventory.Api;

/// <summary>Stock that is reserved for an order.</summary>
/// <param name="Remaining">Remaining stock of the article.</param>
/// <param name="Delay">Time until the article is ready. Zero, except for articles that are brewed to order.</param>
public sealed record Reservation(int Remaining, TimeSpan Delay);
