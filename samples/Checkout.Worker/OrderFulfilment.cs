using System.Diagnostics;
using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>Fulfils the order of one message in the trace of the request that placed it.</summary>
public sealed class OrderFulfilment(IOrderQueue queue, OrderStore orders, FulfilmentMetrics metrics, ILogger<OrderFulfilment> logger)
{
    public Task HandleAsync(OrderMessage message, CancellationToken cancellationToken)
        => queue.Destination.ProcessAsync(message.Received, logger, token => FulfilAsync(message, token), cancellationToken);

    private async Task FulfilAsync(OrderMessage message, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var order = message.Order;
        try
        {
            if (await orders.FulfilAsync(order.Id, cancellationToken))
            {
                metrics.Fulfilled(order.Sku, Stopwatch.GetElapsedTime(started));
                logger.Fulfilled(order.Id, order.Quantity, order.Sku);
            }

            await queue.DeleteAsync(message, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Logged here and not by the caller, so that the log line has the trace id.
            logger.OrderFailed(exception, order.Id);
            throw;
        }
    }
}
