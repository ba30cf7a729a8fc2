using Microsoft.Extensions.Hosting;

namespace EndingService;

internal sealed class FailsToStop(IHostApplicationLifetime lifetime) : BackgroundService
{
    public override Task StopAsync(CancellationToken cancellationToken) => throw new CrashException("thrown by the stop");

    protected override Task ExecuteAsync(CancellationToken stoppingToken)
    {
        lifetime.ApplicationStarted.Register(lifetime.StopApplication);
        return Task.CompletedTask;
    }
}
