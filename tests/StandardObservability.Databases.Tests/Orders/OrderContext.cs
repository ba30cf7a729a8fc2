using Microsoft.EntityFrameworkCore;

namespace StandardObservability.Databases.Tests.Orders;

/// <summary>A service's database context with one table.</summary>
public sealed class OrderContext(DbContextOptions<OrderContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();

    public Task AddAndSaveAsync(Order order)
    {
        Orders.Add(order);
        return SaveChangesAsync();
    }
}
