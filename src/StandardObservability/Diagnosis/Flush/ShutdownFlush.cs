using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using StandardObservability.Export;

namespace StandardObservability.Diagnosis.Flush;

/// <summary>Flushes all outputs after every hosted service has stopped, within the host's shutdown timeout.</summary>
/// <remarks>
/// The disposal of the container, which follows, has no time limit. Each signal would wait there for a receiver that does not answer, one
/// after the other. The deadline cancels that.
/// </remarks>
internal sealed class ShutdownFlush(TelemetryFlush flush, LossReport losses, SendDeadline deadline, HostStart start) : IHostedLifecycleService
{
    /// <summary>Longest time that the flush takes. OpenTelemetry allows the same for a shutdown.</summary>
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(5);

    /// <summary>Time for telemetry that is emitted while the container is disposed of.</summary>
    private static readonly TimeSpan Epilogue = TimeSpan.FromSeconds(1);

    private int _isDone;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        start.NeedsStop = true;
        return Task.CompletedTask;
    }

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        start.NeedsStop = false;

        // A host may be stopped twice, and may be disposed of by then.
        if (Interlocked.Exchange(ref _isDone, 1) != 0)
        {
            return;
        }

        try
        {
            await EndAsync(cancellationToken);
        }
        catch (ObjectDisposedException)
        {
            // A test host stops the application while its Program, which has ended, disposes of it. The disposal sends the rest.
        }
    }

    private static TimeSpan Remaining(long started) => Budget - Stopwatch.GetElapsedTime(started) is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var inTime = false;
        try
        {
            inTime = await flush.EndAsync(Budget, cancellationToken);
            losses.Report();
            losses.ReportEnd();

            // The reports themselves. A receiver that did not answer before gets no more time.
            inTime = inTime && await flush.RunLogsAsync(Remaining(started), cancellationToken);
        }
        finally
        {
            deadline.ExpireAfter(inTime ? Epilogue : TimeSpan.Zero);
        }
    }
}
