using Checkout.Orders;
using StandardObservability.Tracing.Messages;

namespace Checkout.Api.Queue;

/// <summary>
/// A queue in this process that works like Amazon SQS: a received message is hidden for a while, and is received again unless it
/// is deleted in that time. Messages are lost when the process ends; <see cref="PendingOrders"/> sends them again.
/// </summary>
public sealed class InProcessOrderQueue(TimeProvider time) : IOrderSender
{
    /// <summary>Maximum number of messages, waiting or hidden.</summary>
    public const int Capacity = 10_000;

    private const int MostAtOnce = 10;

    private readonly Lock _lock = new();
    private readonly Queue<QueuedOrder> _waiting = new();
    private readonly PriorityQueue<QueuedOrder, DateTimeOffset> _hidden = new();
    private readonly Dictionary<string, QueuedOrder> _receipts = [];
    private readonly Queue<(string Id, DateTimeOffset At)> _arrivals = new();
    private readonly HashSet<string> _undeleted = [];
    private TaskCompletionSource _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How long a received message is hidden.</summary>
    public static TimeSpan VisibilityTimeout { get; } = TimeSpan.FromSeconds(30);

    /// <summary>Age of the oldest message that is not deleted, waiting or hidden. Zero if there is none.</summary>
    public TimeSpan OldestAge
    {
        get
        {
            lock (_lock)
            {
                return _arrivals.TryPeek(out var oldest) ? time.GetUtcNow() - oldest.At : TimeSpan.Zero;
            }
        }
    }

    /// <exception cref="OrderQueueFullException">The queue is full.</exception>
    public Task SendAsync(PendingOrder order, CancellationToken cancellationToken)
    {
        var headers = new Dictionary<string, string>();
        return OrderDestinations.InProcess.SendAsync(
            new OutgoingMessage(headers),
            _ =>
            {
                Add(new QueuedOrder(Guid.CreateVersion7().ToString("N"), "", order, headers));
                return Task.CompletedTask;
            },
            cancellationToken);
    }

    /// <summary>Receives up to ten messages, at once or as soon as there is one. Returns none if the wait ends or is cancelled.</summary>
    public async Task<IReadOnlyList<QueuedOrder>> ReceiveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var end = time.GetUtcNow() + wait;
        while (true)
        {
            var (messages, arrival) = Take();
            var rest = end - time.GetUtcNow();
            if (messages.Count > 0 || rest <= TimeSpan.Zero || cancellationToken.IsCancellationRequested)
            {
                return messages;
            }

            // Hidden messages become visible without a signal, so no wait is longer than a second.
            await Task.WhenAny(arrival, Task.Delay(TimeSpan.FromSeconds(Math.Min(1, rest.TotalSeconds)), time, cancellationToken));
        }
    }

    /// <summary>Returns false if the receipt is invalid, or outdated because the message was received again.</summary>
    public bool Delete(string receipt)
    {
        lock (_lock)
        {
            if (!_receipts.Remove(receipt, out var message))
            {
                return false;
            }

            _undeleted.Remove(message.Id);
            while (_arrivals.TryPeek(out var oldest) && !_undeleted.Contains(oldest.Id))
            {
                _arrivals.Dequeue();
            }

            return true;
        }
    }

    private void Add(QueuedOrder message)
    {
        lock (_lock)
        {
            if (_waiting.Count + _receipts.Count >= Capacity)
            {
                throw new OrderQueueFullException($"The queue is full: it holds {Capacity} orders. Check that Checkout.Worker is running.");
            }

            _waiting.Enqueue(message);
            _arrivals.Enqueue((message.Id, time.GetUtcNow()));
            _undeleted.Add(message.Id);
            _arrival.TrySetResult();
        }
    }

    private (IReadOnlyList<QueuedOrder> Messages, Task Arrival) Take()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            ShowHidden(now);
            var taken = new List<QueuedOrder>();
            while (taken.Count < MostAtOnce && _waiting.TryDequeue(out var message))
            {
                var delivery = message with { Receipt = Guid.NewGuid().ToString("N") };
                _receipts.Add(delivery.Receipt, delivery);
                _hidden.Enqueue(delivery, now + VisibilityTimeout);
                taken.Add(delivery);
            }

            if (_arrival.Task.IsCompleted && _waiting.Count == 0)
            {
                _arrival = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            return (taken, _arrival.Task);
        }
    }

    private void ShowHidden(DateTimeOffset now)
    {
        while (_hidden.TryPeek(out var message, out var until) && until <= now)
        {
            _hidden.Dequeue();
            // A message without a receipt was deleted.
            if (_receipts.Remove(message.Receipt))
            {
                _waiting.Enqueue(message);
            }
        }
    }
}
