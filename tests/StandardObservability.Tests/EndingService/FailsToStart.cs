using Microsoft.Extensions.Hosting;

namespace EndingService;

internal sealed class FailsToStart : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => throw new CrashException("thrown by the start");

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
