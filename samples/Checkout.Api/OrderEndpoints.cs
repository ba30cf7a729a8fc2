using Checkout.Api.Queue;
using Checkout.Orders;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Checkout.Api;

/// <summary>The HTTP endpoints of the checkout.</summary>
internal static class OrderEndpoints
{
    public static void MapOrders(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/orders", PlaceAsync);
        routes.MapGet("/orders/{id}", FindAsync);
    }

    private static async Task<Results<Created<Order>, ProblemHttpResult>> PlaceAsync(
        PlaceOrder request,
        InventoryClient inventory,
        OrderStore orders,
        IOrderSender queue,
        CheckoutMetrics metrics,
        ILogger<PlaceOrder> logger,
        CancellationToken cancellationToken)
    {
        logger.Received(request);
        // Reserve stock first: an order without stock must not exist.
        var outcome = await inventory.ReserveAsync(request, cancellationToken);
        metrics.Placed(request.Sku, outcome);
        if (outcome is not ReservationOutcome.Accepted)
        {
            logger.Refused(request.Sku, request.Quantity, outcome);
            return OrderProblems.For(outcome, request);
        }

        var order = Order.Place(request.Sku, request.Quantity);
        await orders.InsertAsync(order, cancellationToken);
        try
        {
            await queue.SendAsync(new PendingOrder(order.Id, order.Sku, order.Quantity), cancellationToken);
        }
        catch (OrderQueueFullException exception)
        {
            logger.QueueFull(exception, order.Id);
            return OrderProblems.QueueFull;
        }

        logger.Placed(order.Id, order.Sku, order.Quantity);
        logger.PlacedFor(order.Id, request.Customer);
        return TypedResults.Created($"/orders/{order.Id}", order);
    }

    private static async Task<Results<Ok<Order>, ProblemHttpResult>> FindAsync(
        string id, OrderStore orders, CancellationToken cancellationToken)
        => await orders.FindAsync(id, cancellationToken) is { } order ? TypedResults.Ok(order) : OrderProblems.UnknownOrder(id);
}
