namespace StandardObservability.Databases.Tests.Orders;

/// <summary>An order, with an e-mail address that no signal may contain.</summary>
public sealed class Order
{
    public int Id { get; set; }

    public string Email { get; set; } = string.Empty;
}
