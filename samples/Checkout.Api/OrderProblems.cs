using Microsoft.AspNetCore.Http.HttpResults;

namespace Checkout.Api;

/// <summary>Problem responses of a refused order.</summary>
internal static class OrderProblems
{
    public static ProblemHttpResult QueueFull => Problem(
        StatusCodes.Status503ServiceUnavailable, "Too many orders wait", "The order will be fulfilled late. Do not place it again.");

    public static ProblemHttpResult UnknownOrder(string id) => Problem(
        StatusCodes.Status404NotFound, "Unknown order", $"There is no order \"{id}\". Use the id from the answer to POST /orders.");

    public static ProblemHttpResult For(ReservationOutcome outcome, PlaceOrder order) => outcome switch
    {
        ReservationOutcome.UnknownSku => Problem(
            StatusCodes.Status404NotFound, "Unknown sku", $"There is no article \"{order.Sku}\". Check the spelling: names are case-sensitive."),
        ReservationOutcome.OutOfStock => Problem(
            StatusCodes.Status409Conflict, "Not enough stock", $"There are fewer than {order.Quantity} of \"{order.Sku}\". Order less, or later."),
        _ => Problem(
            StatusCodes.Status502BadGateway, "Inventory is unavailable", "The stock could not be reserved, so no order was placed. Try again later."),
    };

    private static ProblemHttpResult Problem(int status, string title, string detail)
        => TypedResults.Problem(statusCode: status, title: title, detail: detail);
}
