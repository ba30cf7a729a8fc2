using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;
using StandardObservability.Metrics;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.SdkInternals.Providers;

namespace StandardObservability.Diagnosis.Flush;

/// <summary>
/// Flushes all outputs of a host: spans and metrics in parallel, then log records, then the lines buffered for standard output and the
/// CloudWatch agent. Logs come last, because the export of the others may log that it failed.
/// </summary>
internal sealed class TelemetryFlush(IServiceProvider services, HostStart start, TimeProvider time)
{
    /// <summary>The share of the time that spans and metrics may take. The rest is reserved for logs.</summary>
    private const double SignalShare = 0.8;

    /// <summary>The time for buffered lines when the other outputs have used all of the time.</summary>
    private static readonly TimeSpan MinLineTime = TimeSpan.FromMilliseconds(200);

    /// <summary>Flushes while the host runs.</summary>
    /// <returns><see langword="false"/> when an output did not finish in time or failed, or when the host was not started.</returns>
    public Task<bool> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => services.GetRequiredService<ProviderUse>().IsNeeded
            ? RunAsync(timeout, static (metrics, limit) => metrics.ForceFlush(limit), cancellationToken)
            : Task.FromResult(start.HasStarted);

    /// <summary>Flushes for the last time. Metrics are shut down, so that disposal of the service provider does not collect them again.</summary>
    /// <returns><see langword="false"/> when an output did not finish in time or failed.</returns>
    public Task<bool> EndAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => RunAsync(timeout, static (metrics, limit) => metrics.Shutdown(limit), cancellationToken);

    /// <summary>Flushes log records and buffered lines only.</summary>
    /// <returns><see langword="false"/> when an output did not finish in time or failed.</returns>
    public async Task<bool> RunLogsAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var records = await RunAsync(
            [limit => !HasRecords() || (services.GetService<LoggerProvider>()?.ForceFlush(limit) ?? true)],
            timeout,
            cancellationToken);

        // Also after a cancellation: these lines are in memory and usually written in less than a millisecond.
        var left = Remaining(timeout, started);
        var lines = await RunAsync(
            [_ => FlushLines(left)],
            left == Timeout.InfiniteTimeSpan || left > MinLineTime ? left : MinLineTime,
            CancellationToken.None);
        return records && lines;
    }

    private async Task<bool> RunAsync(TimeSpan timeout, Func<MeterProvider, int, bool> sendMetrics, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        start.ReportIfNotStarted();
        start.LogReport();
        var signals = await RunAsync(
            [
                limit => services.GetService<TracerProvider>()?.ForceFlush(limit) ?? true,
                limit => services.GetService<MeterProvider>() is not { } metrics || sendMetrics(metrics, limit),
            ],
            timeout == Timeout.InfiniteTimeSpan ? timeout : timeout * SignalShare,
            cancellationToken);
        return await RunLogsAsync(Remaining(timeout, started), cancellationToken) && signals && start.HasStarted;
    }

    private static async Task<bool> RunAsync(Func<int, bool>[] flushes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var limit = timeout == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue);
        try
        {
            // Each has a thread of its own: they block until their output has sent, and what sends may need the thread pool, which has one thread per
            // processor and adds others slowly.
            // Waiting for a Task and not for a Task<T> keeps the code that waits for each kind of result out of native programs.
            var all = Task.WhenAll(Array.ConvertAll(
                flushes,
                flush => Task.Factory.StartNew(() => flush(limit), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            await ((Task)all).WaitAsync(timeout, cancellationToken);
            return Array.TrueForAll(await all, static done => done);
        }
        catch (Exception)
        {
            // The time is over, the call was cancelled, or an exporter of the application threw. The caller continues.
            return false;
        }
    }

    private TimeSpan Remaining(TimeSpan timeout, long started)
        => timeout == Timeout.InfiniteTimeSpan ? timeout
        : timeout - time.GetElapsedTime(started) is var left && left > TimeSpan.Zero ? left
        : TimeSpan.Zero;

    /// <summary>A provider that is not used must not be built by a flush.</summary>
    private bool HasRecords() => services.GetService<UnusedLoggerProviderFilter>() is not { IsBuilt: false };

    private bool FlushLines(TimeSpan timeout)
        => services.GetRequiredService<StandardOutput>().Flush(timeout)
        && (services.GetRequiredService<MetricSettings>().EmfAgent is null || services.GetRequiredService<AgentOutput>().Flush(timeout));
}
