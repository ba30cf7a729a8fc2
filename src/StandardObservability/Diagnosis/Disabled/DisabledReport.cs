using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace StandardObservability.Diagnosis.Disabled;

/// <summary>Logs once, when the host starts, that telemetry is disabled and why. It takes the place of the start report.</summary>
internal sealed class DisabledReport(HostStart start, ILoggerFactory loggers, string reason) : IHostedLifecycleService
{
    public static DisabledReport Create(IServiceProvider services, string reason)
        => new(services.GetRequiredService<HostStart>(), services.GetRequiredService<ILoggerFactory>(), reason);

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        start.OnStarting();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Also here: not every host calls the lifecycle methods.
        start.OnStarting();
        Log.Disabled(loggers.CreateLogger(nameof(StandardObservability)), reason);
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
