namespace Inventory.Api;

/// <summary>Stock that was taken for an order.</summary>
/// <param name="Remaining">What is left of the article.</param>
/// <param name="Delay">How long it takes until the article is ready: zero, unless it is brewed to order.</param>
public sealed record Reservation(int Remaining, TimeSpan Delay);
