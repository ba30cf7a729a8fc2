using Microsoft.Extensions.Hosting;

namespace StandardObservability.Testing.Tests;

/// <summary>A hosted service that emits one span after its start, and one when the host stops.</summary>
internal sealed class Ticking(string name) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        Worker.Trace("tick of " + name);
    }

    public override Task StopAsync(CancellationToken cancellationToken)
    {
        Worker.Trace("end of " + name);
        return base.StopAsync(cancellationToken);
    }
}
