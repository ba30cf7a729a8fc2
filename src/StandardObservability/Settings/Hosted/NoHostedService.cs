using Microsoft.Extensions.Hosting;

namespace StandardObservability.Settings.Hosted;

/// <summary>Takes the place of a hosted service that is not needed.</summary>
internal sealed class NoHostedService : IHostedService
{
    public static NoHostedService Instance { get; } = new();

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
