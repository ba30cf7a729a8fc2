using Microsoft.Extensions.Hosting;

namespace EndingService;

internal sealed class FailsInTheBackground : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        throw new CrashException("thrown in the background");
    }
}
