using System.Net;

namespace Checkout.Api;

/// <summary>Reserves stock at Inventory.Api. A reservation is not idempotent, so there are no retries.</summary>
public sealed class InventoryClient
{
    private static readonly Uri Reservations = new("reservations", UriKind.Relative);

    private readonly HttpClient _http;
    private readonly ILogger<InventoryClient> _logger;

    public InventoryClient(HttpClient http, IConfiguration configuration, ILogger<InventoryClient> logger)
    {
        _http = http;
        _http.BaseAddress = ReadBaseUrl(configuration["Inventory:BaseUrl"]);
        _http.Timeout = TimeSpan.FromSeconds(5);
        _logger = logger;
    }

    public async Task<ReservationOutcome> ReserveAsync(PlaceOrder order, CancellationToken cancellationToken)
    {
        try
        {
            using var response = await _http.PostAsJsonAsync(
                Reservations, new ReserveStock(order.Sku, order.Quantity), CheckoutJson.Default.ReserveStock, cancellationToken);
            return Read(response.StatusCode);
        }
        // A timeout is a cancellation that the caller did not request.
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            _logger.InventoryUnreachable(exception, _http.BaseAddress);
            return ReservationOutcome.Unavailable;
        }
    }

    private static Uri ReadBaseUrl(string? value)
        => Uri.TryCreate(value?.TrimEnd('/') + "/", UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new InvalidOperationException(
                $"Inventory:BaseUrl is \"{value}\", so no stock can be reserved. Set it to Inventory's URL, for example http://127.0.0.1:5081.");

    private ReservationOutcome Read(HttpStatusCode status)
    {
        switch (status)
        {
            case HttpStatusCode.OK: return ReservationOutcome.Accepted;
            case HttpStatusCode.NotFound: return ReservationOutcome.UnknownSku;
            case HttpStatusCode.Conflict: return ReservationOutcome.OutOfStock;
            default:
                _logger.InventoryFailed((int)status);
                return ReservationOutcome.Unavailable;
        }
    }
}
