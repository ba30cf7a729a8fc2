using Faults;
using Microsoft.Data.Sqlite;
using TracedSqlite;

namespace Inventory.Api;

/// <summary>The stock of each article.</summary>
public sealed class StockStore(IConfiguration configuration, IHostEnvironment environment, FaultSwitch faults) : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS stock (sku TEXT PRIMARY KEY, quantity INTEGER NOT NULL, delay_ms INTEGER NOT NULL);
        INSERT OR IGNORE INTO stock (sku, quantity, delay_ms) VALUES
            ('espresso', 1000000, 0), ('filter', 1000000, 0), ('siphon', 1000000, 300), ('decaf', 0, 0);
        """;

    // One statement, so that only one of two concurrent requests gets the last piece.
    private static readonly SqlStatement Reserve = new("UPDATE", "stock",
        "UPDATE stock SET quantity = quantity - @quantity WHERE sku = @sku AND quantity >= @quantity RETURNING quantity, delay_ms");

    private const string SelectAll = "SELECT sku, quantity FROM stock";

    private static readonly SqlStatement SelectOne = new("SELECT", "stock", "SELECT sku, quantity FROM stock WHERE sku = @sku");

    private readonly SqliteDatabase _database = new(
        configuration["Database:Path"] ?? Path.Combine(Path.GetTempPath(), "inventory.db"), environment.ApplicationName);

    public Task CreateAsync() => _database.CreateAsync(Schema);

    /// <summary>Opens the database and reads the table. Throws if that fails.</summary>
    public Task ProbeAsync(CancellationToken cancellationToken) => _database.PeekAsync("SELECT 1 FROM stock LIMIT 1", cancellationToken);

    /// <summary>The stock of all articles. Creates no span.</summary>
    public Task<IReadOnlyList<StockItem>> ListAsync(CancellationToken cancellationToken) => _database.ListAsync(SelectAll, ReadItem, cancellationToken);

    public async Task<StockItem?> FindAsync(string sku, CancellationToken cancellationToken)
    {
        await faults.DelayDependencyAsync(cancellationToken);
        var items = await _database.QueryAsync(SelectOne, [new("@sku", sku)], ReadItem, cancellationToken);
        return items.SingleOrDefault();
    }

    /// <summary>Reserves the stock. Returns null if there is too little or the article does not exist.</summary>
    public async Task<Reservation?> ReserveAsync(string sku, int quantity, CancellationToken cancellationToken)
    {
        await faults.DelayDependencyAsync(cancellationToken);
        var reservations = await _database.QueryAsync(
            Reserve, [new("@sku", sku), new("@quantity", quantity)], ReadReservation, cancellationToken);
        return reservations.SingleOrDefault();
    }

    public void Dispose() => _database.Dispose();

    private static StockItem ReadItem(SqliteDataReader row) => new(row.GetString(0), row.GetInt32(1));

    private static Reservation ReadReservation(SqliteDataReader row) => new(row.GetInt32(0), TimeSpan.FromMilliseconds(row.GetInt32(1)));
}
