using Checkout.Api.Queue;
using Checkout.Orders;
using Xunit;

namespace Samples.Tests;

public sealed class InProcessOrderQueueTests
{
    private readonly Clock _clock = new();
    private readonly InProcessOrderQueue _queue;

    public InProcessOrderQueueTests() => _queue = new InProcessOrderQueue(_clock);

    [Fact]
    public async Task A_message_is_hidden_while_it_is_worked_on_and_comes_again_unless_it_is_deleted()
    {
        await SendAsync("o-1");
        await SendAsync("o-2");

        var first = await ReceiveAsync();
        Assert.Equal(["o-1", "o-2"], first.Select(static m => m.Order.Id));
        Assert.Empty(await ReceiveAsync());
        Assert.True(_queue.Delete(first[0].Receipt));
        _clock.Now += InProcessOrderQueue.VisibilityTimeout;

        var again = Assert.Single(await ReceiveAsync());
        Assert.Equal(("o-2", first[1].Id), (again.Order.Id, again.Id));
        Assert.False(_queue.Delete(first[1].Receipt));
        Assert.True(_queue.Delete(again.Receipt));
        _clock.Now += InProcessOrderQueue.VisibilityTimeout;
        Assert.Empty(await ReceiveAsync());
    }

    [Fact]
    public async Task The_age_is_that_of_the_oldest_message_until_it_is_deleted()
    {
        Assert.Equal(TimeSpan.Zero, _queue.OldestAge);
        await SendAsync("o-1");
        _clock.Now += TimeSpan.FromSeconds(20);
        await SendAsync("o-2");
        _clock.Now += TimeSpan.FromSeconds(5);
        Assert.Equal(TimeSpan.FromSeconds(25), _queue.OldestAge);

        var received = await ReceiveAsync();
        Assert.Equal(TimeSpan.FromSeconds(25), _queue.OldestAge);
        _queue.Delete(received[0].Receipt);
        Assert.Equal(TimeSpan.FromSeconds(5), _queue.OldestAge);

        _clock.Now += InProcessOrderQueue.VisibilityTimeout;
        var again = Assert.Single(await ReceiveAsync());
        Assert.Equal(TimeSpan.FromSeconds(35), _queue.OldestAge);
        _queue.Delete(again.Receipt);
        Assert.Equal(TimeSpan.Zero, _queue.OldestAge);
    }

    [Fact]
    public async Task Who_waits_gets_a_message_as_soon_as_it_comes_and_nothing_when_the_wait_is_over_or_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waiting = _queue.ReceiveAsync(TimeSpan.FromMinutes(1), stop.Token);
        Assert.False(waiting.IsCompleted);
        await SendAsync("o-1");
        Assert.Equal("o-1", Assert.Single(await waiting).Order.Id);

        var cancelled = _queue.ReceiveAsync(TimeSpan.FromMinutes(1), stop.Token);
        await stop.CancelAsync();
        Assert.Empty(await cancelled);
    }

    [Fact]
    public async Task At_most_ten_come_at_once()
    {
        for (var i = 0; i < 11; i++)
        {
            await SendAsync($"o-{i}");
        }

        Assert.Equal(10, (await ReceiveAsync()).Count);
        Assert.Single(await ReceiveAsync());
    }

    [Fact]
    public async Task A_full_queue_says_so()
    {
        for (var i = 0; i < InProcessOrderQueue.Capacity; i++)
        {
            await SendAsync("o");
        }

        await ReceiveAsync();
        var refused = await Assert.ThrowsAsync<OrderQueueFullException>(() => SendAsync("o"));

        Assert.Equal("The queue is full: it holds 10000 orders. Check that Checkout.Worker is running.", refused.Message);
    }

    private Task SendAsync(string id) => _queue.SendAsync(new PendingOrder(id, "espresso", 1), CancellationToken.None);

    private Task<IReadOnlyList<QueuedOrder>> ReceiveAsync() => _queue.ReceiveAsync(TimeSpan.Zero, CancellationToken.None);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
