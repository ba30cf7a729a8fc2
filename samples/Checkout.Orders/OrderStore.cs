using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using TracedSqlite;

namespace Checkout.Orders;

/// <summary>The table of all orders. Checkout.Api inserts orders, Checkout.Worker marks them as fulfilled.</summary>
public sealed class OrderStore(IConfiguration configuration, IHostEnvironment environment) : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS orders (
            id TEXT PRIMARY KEY, sku TEXT NOT NULL, quantity INTEGER NOT NULL, status TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS orders_pending ON orders (status) WHERE status = 'pending';
        """;

    private const string AnyPending = "SELECT 1 FROM orders WHERE status = 'pending' LIMIT 1";

    private static readonly SqlStatement Insert = new("INSERT", "orders",
        "INSERT INTO orders (id, sku, quantity, status) VALUES (@id, @sku, @quantity, @status)");

    private static readonly SqlStatement SelectOne = new("SELECT", "orders",
        "SELECT id, sku, quantity, status FROM orders WHERE id = @id");

    private static readonly SqlStatement SelectPending = new("SELECT", "orders",
        "SELECT id, sku, quantity FROM orders WHERE status = 'pending' ORDER BY rowid LIMIT @limit");

    private static readonly SqlStatement SetFulfilled = new("UPDATE", "orders",
        "UPDATE orders SET status = 'fulfilled' WHERE id = @id AND status = 'pending'");

    private readonly SqliteDatabase _database = new(
        configuration["Database:Path"] ?? Path.Combine(Path.GetTempPath(), "checkout.db"), environment.ApplicationName);

    /// <summary>Creates the table. Both programs do, because either may start first.</summary>
    public Task CreateAsync() => _database.CreateAsync(Schema);

    /// <summary>Opens the database and reads the table. Throws if that fails.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => _database.PeekAsync(AnyPending, cancellationToken);

    public Task InsertAsync(Order order, CancellationToken cancellationToken)
        => _database.ExecuteAsync(
            Insert,
            [new("@id", order.Id), new("@sku", order.Sku), new("@quantity", order.Quantity), new("@status", order.Status)],
            cancellationToken);

    public async Task<Order?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var orders = await _database.QueryAsync(SelectOne, [new("@id", id)], ReadOrder, cancellationToken);
        return orders.SingleOrDefault();
    }

    public Task<IReadOnlyList<PendingOrder>> PendingAsync(int limit, CancellationToken cancellationToken)
        => _database.QueryAsync(SelectPending, [new("@limit", limit)], ReadPending, cancellationToken);

    /// <summary>Returns false if the order is already fulfilled: a message may be received twice.</summary>
    public async Task<bool> FulfilAsync(string id, CancellationToken cancellationToken)
        => await _database.ExecuteAsync(SetFulfilled, [new("@id", id)], cancellationToken) == 1;

    public void Dispose() => _database.Dispose();

    private static Order ReadOrder(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3));

    private static PendingOrder ReadPending(SqliteDataReader row)
        => new(row.GetString(0), row.GetString(1), row.GetInt32(2));
}
