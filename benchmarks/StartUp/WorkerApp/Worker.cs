namespace StartUp;

/// <summary>Handles one message when the host has started.</summary>
internal sealed class Worker(Orders orders, IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task;
        orders.Price(1);
        Answer.Write();
    }
}
