using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;

namespace Inventory.Api;

/// <summary>The stock of each article as a metric. There are few articles, and only those of the table are measured.</summary>
public sealed class StockMetrics
{
    private readonly ConcurrentDictionary<string, int> _left = new(StringComparer.Ordinal);
    private readonly StockStore _stock;

    [SuppressMessage("Reliability", "CA2000", Justification = "The factory disposes the meters that it creates.")]
    public StockMetrics(IMeterFactory meters, StockStore stock)
    {
        _stock = stock;
        meters.Create("Inventory.Api").CreateObservableGauge(
            "inventory.stock.left",
            () => _left.Select(static item => new Measurement<int>(item.Value, new KeyValuePair<string, object?>("sku", item.Key))),
            "{piece}",
            "Pieces of an article that are not reserved.");
    }

    /// <summary>Reads the stock once. Each reservation brings the number of its article up to date.</summary>
    public async Task StartAsync()
    {
        foreach (var item in await _stock.ListAsync(CancellationToken.None))
        {
            Left(item.Sku, item.Quantity);
        }
    }

    public void Left(string sku, int quantity) => _left[sku] = quantity;
}
