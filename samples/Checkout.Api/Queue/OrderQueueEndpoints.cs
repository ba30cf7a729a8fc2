using System.Net;
using Checkout.Orders;
using Faults;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Checkout.Api.Queue;

/// <summary>The HTTP endpoints of the queue for Checkout.Worker. Only programs on this machine can use them.</summary>
internal static class OrderQueueEndpoints
{
    private static readonly TimeSpan LongPoll = TimeSpan.FromSeconds(10);

    public static void MapOrderQueue(this IEndpointRouteBuilder routes)
    {
        // No customer waits for these, and long polling takes long by design, so they are not in the request duration.
        var queue = routes.MapGroup("/queue/orders").DisableHttpMetrics().WithoutFaults();
        queue.AddEndpointFilter(OnlyFromThisMachineAsync);
        queue.MapPost("/receive", ReceiveAsync);
        queue.MapDelete("/{receipt}", Delete);
    }

    private static async Task<Ok<IReadOnlyList<QueuedOrder>>> ReceiveAsync(
        InProcessOrderQueue queue, IHostApplicationLifetime lifetime, CancellationToken cancellationToken)
    {
        // A waiting worker must not delay the stop of this program.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        return TypedResults.Ok(await queue.ReceiveAsync(LongPoll, end.Token));
    }

    private static Results<NoContent, NotFound> Delete(string receipt, InProcessOrderQueue queue)
        => queue.Delete(receipt) ? TypedResults.NoContent() : TypedResults.NotFound();

    private static async ValueTask<object?> OnlyFromThisMachineAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
        => context.HttpContext.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address)
            ? await next(context)
            : TypedResults.NotFound();
}
