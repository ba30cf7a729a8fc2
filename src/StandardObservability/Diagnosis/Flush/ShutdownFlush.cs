using Microsoft.Extensions.Hosting;
using StandardObservability.Export;

namespace StandardObservability.Diagnosis.Flush;

/// <summary>Sends what is left when everything in the host has stopped, while the host's time for stopping still runs.</summary>
/// <remarks>
/// What comes later, when the container is taken down, has no limit of the host's. A receiver that does not answer would cost each signal
/// its own patience there, one after the other; the deadline ends that.
/// </remarks>
internal sealed class ShutdownFlush(TelemetryFlush flush, LossReport losses, SendDeadline deadline) : IHostedLifecycleService
{
    /// <summary>Most that is taken of the host's time; OpenTelemetry allows as much for a shutdown.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>What is left for telemetry of the container's end.</summary>
    private static readonly TimeSpan Epilogue = TimeSpan.FromSeconds(1);

    private int _isDone;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        // A host may be stopped twice, and be gone by then.
        if (Interlocked.Exchange(ref _isDone, 1) == 0)
        {
            var inTime = await flush.EndAsync(Budget, cancellationToken);
            losses.Report();
            deadline.ExpireAfter(inTime ? Epilogue : TimeSpan.Zero);
        }
    }
}
