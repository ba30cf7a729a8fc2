using System.Net.Http.Json;

namespace Demo.Traffic;

/// <summary>
/// Customers while the services keep running: each places an order, and then looks at the last one that was placed. Failures are the point of a
/// fault, so they end nothing.
/// </summary>
/// <param name="checkout">The address of Checkout.Api.</param>
/// <param name="onTrace">Receives the trace id of each order before it is sent.</param>
internal sealed class KeptTraffic(Uri checkout, Action<string> onTrace) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly HttpClient _http = new() { BaseAddress = checkout, Timeout = TimeSpan.FromSeconds(10) };
    private volatile Uri? _lastOrder;

    /// <summary>Runs until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Pause);
        try
        {
            for (var i = 0; await timer.WaitForNextTickAsync(stop); i++)
            {
                // Not awaited: customers do not wait for each other.
                _ = PlaceAsync(MixedTraffic.Sku(i), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // Ctrl-C.
        }
    }

    public void Dispose() => _http.Dispose();

    private async Task PlaceAsync(string sku, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(new { sku, quantity = 2 }) };
            onTrace(LoadBalancer.Trace(request));
            using var placed = await _http.SendAsync(request, stop);
            _lastOrder = placed.Headers.Location ?? _lastOrder;
            using var found = _lastOrder is { } order ? await _http.GetAsync(order, stop) : null;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or ObjectDisposedException)
        {
            // The page shows it.
        }
    }
}
