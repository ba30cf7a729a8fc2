using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using TracedSqlite;

namespace Checkout.Orders;

/// <summary>The table that Checkout.Api fills and Checkout.Worker works off.</summary>
public sealed class OrderStore(IConfiguration configuration, IHostEnvironment environment) : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS orders (
            id TEXT PRIMARY KEY, sku TEXT NOT NULL, quantity INTEGER NOT NULL, status TEXT NOT NULL, trace_parent TEXT);
        CREATE INDEX IF NOT EXISTS orders_pending ON orders (status) WHERE status = 'pending';
        """;

    private const string AnyPending = "SELECT 1 FROM orders WHERE status = 'pending' LIMIT 1";

    private static readonly SqlStatement Insert = new("INSERT", "orders",
        "INSERT INTO orders (id, sku, quantity, status, trace_parent) VALUES (@id, @sku, @quantity, @status, @trace_parent)");

    private static readonly SqlStatement SelectOne = new("SELECT", "orders",
        "SELECT id, sku, quantity, status FROM orders WHERE id = @id");

    private static readonly SqlStatement SelectPending = new("SELECT", "orders",
        "SELECT id, sku, quantity, trace_parent FROM orders WHERE status = 'pending' ORDER BY rowid LIMIT @limit");

    private static readonly SqlStatement SetFulfilled = new("UPDATE", "orders",
        "UPDATE orders SET status = 'fulfilled' WHERE id = @id AND status = 'pending'");

    private readonly SqliteDatabase _database = new(
        configuration["Database:Path"] ?? Path.Combine(Path.GetTempPath(), "checkout.db"), environment.ApplicationName);

    /// <summary>Either program may be the first to start, so each creates the table.</summary>
    public Task CreateAsync() => _database.CreateAsync(Schema);

    /// <summary>Opens the database and reads the table; throws when that does not work.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => AnyPendingAsync(cancellationToken);

    public Task InsertAsync(Order order, string? traceParent, CancellationToken cancellationToken)
        => _database.ExecuteAsync(
            Insert,
            [
                new("@id", order.Id), new("@sku", order.Sku), new("@quantity", order.Quantity), new("@status", order.Status),
                new("@trace_parent", (object?)traceParent ?? DBNull.Value),
            ],
            cancellationToken);

    public async Task<Order?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var orders = await _database.QueryAsync(SelectOne, [new("@id", id)], ReadOrder, cancellationToken);
        return orders.SingleOrDefault();
    }

    /// <summary>Whether there is work. Emits no span, so that polling an empty table stays quiet.</summary>
    public Task<bool> AnyPendingAsync(CancellationToken cancellationToken) => _database.PeekAsync(AnyPending, cancellationToken);

    public Task<IReadOnlyList<PendingOrder>> PendingAsync(int limit, CancellationToken cancellationToken)
        => _database.QueryAsync(SelectPending, [new("@limit", limit)], ReadPending, cancellationToken);

    /// <summary>Returns false when another worker was faster.</summary>
    public async Task<bool> FulfilAsync(string id, CancellationToken cancellationToken)
        => await _database.ExecuteAsync(SetFulfilled, [new("@id", id)], cancellationToken) == 1;

    public void Dispose() => _database.Dispose();

    private static Order ReadOrder(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.GetString(3));

    private static PendingOrder ReadPending(SqliteDataReader row)
        => new(row.GetString(0), row.GetString(1), row.GetInt32(2), row.IsDBNull(3) ? null : row.GetString(3));
}
