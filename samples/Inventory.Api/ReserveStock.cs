using System.ComponentModel.DataAnnotations;

namespace Inventory.Api;

/// <summary>The body of <c>POST /reservations</c>.</summary>
public sealed record ReserveStock(
    [Required(ErrorMessage = "sku is empty. Name an article, for example \"espresso\".")]
    string Sku,
    [Range(1, 1000, ErrorMessage = "quantity is not between 1 and 1000. Reserve larger amounts in parts.")]
    int Quantity);
