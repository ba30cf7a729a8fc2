using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>Takes messages from the queue, one after the other, until the program stops.</summary>
public sealed class FulfilmentService(IOrderQueue queue, OrderFulfilment fulfilment, ILogger<FulfilmentService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private bool _isQueueDown;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            foreach (var message in await ReceiveAsync(stoppingToken))
            {
                await HandleAsync(message, stoppingToken);
            }
        }
    }

    private async Task<IReadOnlyList<OrderMessage>> ReceiveAsync(CancellationToken stoppingToken)
    {
        try
        {
            var messages = await queue.ReceiveAsync(stoppingToken);
            _isQueueDown = false;
            return messages;
        }
        catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
        {
            // Ending the program would not bring the queue back sooner. Said once for each time that it goes away.
            if (!_isQueueDown)
            {
                logger.QueueUnreachable(exception);
                _isQueueDown = true;
            }

            await Task.Delay(Pause, stoppingToken);
            return [];
        }
    }

    private async Task HandleAsync(OrderMessage message, CancellationToken stoppingToken)
    {
        try
        {
            await fulfilment.HandleAsync(message, stoppingToken);
        }
        catch (Exception) when (!stoppingToken.IsCancellationRequested)
        {
            // It is logged, and it is still in the queue, so it comes again. One order's trouble is not the next one's.
        }
    }
}
