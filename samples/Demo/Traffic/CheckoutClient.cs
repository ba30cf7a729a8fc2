using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;

namespace Demo.Traffic;

/// <summary>A client of Checkout.Api that counts every response.</summary>
internal sealed class CheckoutClient(Uri checkout) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = checkout };
    private readonly ConcurrentDictionary<RequestKey, int> _answers = new();

    public IReadOnlyDictionary<RequestKey, int> Answers => _answers;

    /// <returns>The order, or null if it was refused as expected.</returns>
    /// <exception cref="DemoFailedException">The response is not the expected one.</exception>
    public async Task<PlacedOrder?> PlaceAsync(string sku, HttpStatusCode expected, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(new { sku, quantity = 2 }) };
        var traceId = LoadBalancer.Trace(request);
        using var response = await _http.SendAsync(request, cancellationToken);
        Count("POST", "/orders", response.StatusCode);
        if (response.StatusCode != expected)
        {
            throw new DemoFailedException($"An order of {sku} was answered with {(int)response.StatusCode}, not with {(int)expected}.");
        }

        return response.IsSuccessStatusCode && await response.Content.ReadFromJsonAsync<PlacedOrder>(cancellationToken) is { } order
            ? order with { TraceId = traceId }
            : null;
    }

    public async Task<PlacedOrder?> FindAsync(string id, CancellationToken cancellationToken)
    {
        using var response = await _http.GetAsync(new Uri($"/orders/{id}", UriKind.Relative), cancellationToken);
        Count("GET", "/orders/{id}", response.StatusCode);
        return response.IsSuccessStatusCode ? await response.Content.ReadFromJsonAsync<PlacedOrder>(cancellationToken) : null;
    }

    public void Dispose() => _http.Dispose();

    private void Count(string method, string route, HttpStatusCode status)
        => _answers.AddOrUpdate(new RequestKey(method, route, (int)status), 1, (_, count) => count + 1);
}
