using Checkout.Orders;

namespace Checkout.Worker;

/// <summary>Receives messages from the queue one after the other until the program stops.</summary>
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
            // Stopping would not help. Logged once each time the queue becomes unreachable.
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
            // The failure is logged and the message is still in the queue, so it is received again. Continue with the next order.
        }
    }
}
