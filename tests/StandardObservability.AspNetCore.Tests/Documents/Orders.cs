using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace StandardObservability.AspNetCore.Tests.Documents;

/// <summary>The class of docs/start.md.</summary>
public sealed partial class Orders(IMeterFactory meters, ILogger<Orders> logger)
{
    private static readonly ActivitySource Source = new("Shop.Orders");

    private readonly Counter<long> _placed = meters.Create("Shop.Orders").CreateCounter<long>("shop.orders.placed", "{order}");

    public void Place(string item)
    {
        using var span = Source.StartActivity("place order");
        span?.SetTag("shop.item", item);
        _placed.Add(1);
        LogPlaced(item);
    }

    [LoggerMessage(LogLevel.Information, "Order placed for {Item}")]
    private partial void LogPlaced(string item);
}
