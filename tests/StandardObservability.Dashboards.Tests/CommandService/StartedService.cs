namespace CommandService;

/// <summary>Prints that it was started. A command starts no hosted service.</summary>
internal sealed class StartedService : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine("a hosted service was started");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
