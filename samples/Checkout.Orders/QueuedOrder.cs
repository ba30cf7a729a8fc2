namespace Checkout.Orders;

/// <summary>A message as it travels from the queue in Checkout.Api's process to the worker.</summary>
public sealed record QueuedOrder(string Id, string Receipt, PendingOrder Order, Dictionary<string, string> Headers);
