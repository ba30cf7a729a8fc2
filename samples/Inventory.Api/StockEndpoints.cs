using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Inventory.Api;

/// <summary>The HTTP endpoints of the inventory.</summary>
internal static class StockEndpoints
{
    private static readonly ActivitySource Source = new("Inventory.Api");

    public static void MapStock(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/stock/{sku}", FindAsync);
        routes.MapPost("/reservations", ReserveAsync);
    }

    private static async Task<Results<Ok<StockItem>, ProblemHttpResult>> FindAsync(
        string sku, StockStore stock, CancellationToken cancellationToken)
        => await stock.FindAsync(sku, cancellationToken) is { } item ? TypedResults.Ok(item) : UnknownSku(sku);

    private static async Task<Results<Ok<StockItem>, ProblemHttpResult>> ReserveAsync(
        ReserveStock request, StockStore stock, StockMetrics metrics, ILogger<ReserveStock> logger, CancellationToken cancellationToken)
    {
        if (await stock.ReserveAsync(request.Sku, request.Quantity, cancellationToken) is not { } reservation)
        {
            return await RefuseAsync(request, stock, logger, cancellationToken);
        }

        metrics.Left(request.Sku, reservation.Remaining);
        await BrewAsync(reservation, cancellationToken);
        logger.Reserved(request.Sku, request.Quantity, reservation.Remaining);
        return TypedResults.Ok(new StockItem(request.Sku, reservation.Remaining));
    }

    /// <summary>Brewing to order takes time. The stock is already reserved, so no other request waits.</summary>
    private static async Task BrewAsync(Reservation reservation, CancellationToken cancellationToken)
    {
        if (reservation.Delay == TimeSpan.Zero)
        {
            return;
        }

        using var span = Source.StartActivity("brew");
        await Task.Delay(reservation.Delay, cancellationToken);
    }

    private static async Task<ProblemHttpResult> RefuseAsync(
        ReserveStock request, StockStore stock, ILogger<ReserveStock> logger, CancellationToken cancellationToken)
    {
        if (await stock.FindAsync(request.Sku, cancellationToken) is not { } item)
        {
            return UnknownSku(request.Sku);
        }

        logger.Refused(request.Sku, request.Quantity, item.Quantity);
        return TypedResults.Problem(
            statusCode: StatusCodes.Status409Conflict,
            title: "Not enough stock",
            detail: $"{request.Quantity} of \"{request.Sku}\" were asked for and {item.Quantity} are left.");
    }

    private static ProblemHttpResult UnknownSku(string sku) => TypedResults.Problem(
        statusCode: StatusCodes.Status404NotFound,
        title: "Unknown sku",
        detail: $"There is no article \"{sku}\". Check the spelling: names are case-sensitive.");
}
