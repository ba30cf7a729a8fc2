using System.ComponentModel.DataAnnotations;

namespace Checkout.Api;

/// <summary>The body of <c>POST /orders</c>.</summary>
public sealed record PlaceOrder(
    [Required(ErrorMessage = "sku is empty. Name an article, for example \"espresso\".")]
    string Sku,
    [Range(1, 1000, ErrorMessage = "quantity is not between 1 and 1000. Place larger orders in parts.")]
    int Quantity,
    Customer? Customer = null);
