namespace Checkout.Api;

/// <summary>Who placed an order. Classified as a whole, so that no part of it is logged, with Native AOT too.</summary>
[PersonalData]
public sealed record Customer(string Name, string Email);
