namespace Checkout.Api;

/// <summary>Who placed an order. Classified as a whole, so that no part of it is ever logged, with Native AOT neither.</summary>
[PersonalData]
public sealed record Customer(string Name, string Email);
