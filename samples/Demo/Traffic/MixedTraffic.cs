using System.Net;

namespace Demo.Traffic;

/// <summary>Orders with different outcomes: placed, out of stock, unknown article, and slow.</summary>
internal static class MixedTraffic
{
    public const int Senders = 4;
    public const int OrdersPerSender = 40;

    private const string Slow = "siphon";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private static readonly (string Sku, HttpStatusCode Expected)[] Mix =
    [
        ("espresso", HttpStatusCode.Created),
        ("filter", HttpStatusCode.Created),
        ("espresso", HttpStatusCode.Created),
        ("decaf", HttpStatusCode.Conflict),
        ("espresso", HttpStatusCode.Created),
        ("moka", HttpStatusCode.NotFound),
        ("espresso", HttpStatusCode.Created),
        ("filter", HttpStatusCode.Created),
        (Slow, HttpStatusCode.Created),
        ("espresso", HttpStatusCode.Created),
    ];

    /// <summary>The article of the order with a number.</summary>
    public static string Sku(int order) => Mix[order % Mix.Length].Sku;

    /// <returns>A slow order, whose trace is the most interesting one.</returns>
    public static async Task<PlacedOrder> SendAsync(CheckoutClient client, CancellationToken cancellationToken)
    {
        var orders = await Task.WhenAll(Enumerable.Range(0, Senders).Select(_ => SendOneAfterAnotherAsync(client, cancellationToken)));
        return orders[0].Last(order => order.Sku == Slow);
    }

    private static async Task<List<PlacedOrder>> SendOneAfterAnotherAsync(CheckoutClient client, CancellationToken cancellationToken)
    {
        var orders = new List<PlacedOrder>();
        using var timer = new PeriodicTimer(Pause);
        for (var i = 0; i < OrdersPerSender; i++)
        {
            await timer.WaitForNextTickAsync(cancellationToken);
            var (sku, expected) = Mix[i % Mix.Length];
            if (await client.PlaceAsync(sku, expected, cancellationToken) is { } order)
            {
                await client.FindAsync(order.Id, cancellationToken);
                orders.Add(order);
            }
        }

        return orders;
    }
}
