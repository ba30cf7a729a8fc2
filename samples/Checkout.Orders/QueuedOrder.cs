namespace Checkout.Orders;

/// <summary>A message of the queue in Checkout.Api as JSON for the worker.</summary>
public sealed record QueuedOrder(string Id, string Receipt, PendingOrder Order, Dictionary<string, string> Headers);
