using System.Diagnostics;
using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>One look at the table: fulfils what is pending, each order within the trace of the request that placed it.</summary>
public sealed class FulfilmentRound(OrderStore orders, FulfilmentMetrics metrics, ILogger<FulfilmentRound> logger)
{
    // What is left over waits for the next round; a round stays short enough to be stopped.
    private const int MostOrders = 500;

    private static readonly ActivitySource Source = new("Checkout.Worker");

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        // Most rounds find nothing. Those leave no trace, or the empty ones would bury the others.
        if (!await orders.AnyPendingAsync(cancellationToken))
        {
            return;
        }

        using var round = Source.StartActivity("fulfilment.round");
        try
        {
            await FulfilAllAsync(round, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Logged here and not by the caller, so that the line carries the round's trace.
            Fail(round, exception);
            logger.RoundFailed(exception);
        }
    }

    private async Task FulfilAllAsync(Activity? round, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var pending = await orders.PendingAsync(MostOrders, cancellationToken);
        round?.SetTag("checkout.order.count", pending.Count);
        foreach (var order in pending)
        {
            await FulfilAsync(order, round, cancellationToken);
        }

        metrics.RoundTook(Stopwatch.GetElapsedTime(started));
    }

    private async Task FulfilAsync(PendingOrder order, Activity? round, CancellationToken cancellationToken)
    {
        using var span = StartSpan(order, round);
        try
        {
            // False when another worker was faster: then it is that one's to count and to log.
            if (await orders.FulfilAsync(order.Id, cancellationToken))
            {
                metrics.Fulfilled(order.Sku);
                logger.Fulfilled(order.Id, order.Quantity, order.Sku);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // One order's trouble is not the next one's. It is still pending, so the next round tries again.
            Fail(span, exception);
            logger.OrderFailed(exception, order.Id);
        }
    }

    /// <summary>The request's trace goes on here; the link leads to the round that did the work.</summary>
    private static Activity? StartSpan(PendingOrder order, Activity? round)
    {
        ActivityContext.TryParse(order.TraceParent, traceState: null, isRemote: true, out var placedBy);
        ActivityLink[] links = round is null ? [] : [new ActivityLink(round.Context)];
        return Source.StartActivity("fulfilment.order", ActivityKind.Consumer, placedBy, links: links)
            ?.SetTag("checkout.order.id", order.Id);
    }

    private static void Fail(Activity? span, Exception exception)
        => span?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error, exception.Message);
}
