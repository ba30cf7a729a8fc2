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
    public Task<bool> RunLogsAsync(TimeSpan timeout, CancellationToken cancellationToken) => Begin(() => RunLogs(timeout, cancellationToken));

    private Task<bool> RunAsync(TimeSpan timeout, Func<MeterProvider, int, bool> sendMetrics, CancellationToken cancellationToken) => Begin(() =>
    {
        var started = time.GetTimestamp();
        start.ReportIfNotStarted();
        var signals = new OutputFlush(
            limit => services.GetService<TracerProvider>()?.ForceFlush(limit) ?? true,
            limit => services.GetService<MeterProvider>() is not { } metrics || sendMetrics(metrics, limit));
        signals.Begin(timeout == Timeout.InfiniteTimeSpan ? timeout : timeout * SignalShare, cancellationToken);

        // While these are sent.
        start.LogReport();
        var areSent = signals.Wait(cancellationToken);
        return RunLogs(Remaining(timeout, started), cancellationToken) && areSent && start.HasStarted;
    });

    private bool RunLogs(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var records = OutputFlush.Run(limit => !HasRecords() || (services.GetService<LoggerProvider>()?.ForceFlush(limit) ?? true), timeout, cancellationToken);

        // Also after a cancellation: these lines are in memory and usually written in less than a millisecond.
        var left = Remaining(timeout, started);
        var limit = left == Timeout.InfiniteTimeSpan || left > MinLineTime ? left : MinLineTime;
        return OutputFlush.Run(_ => FlushLines(left), limit, CancellationToken.None) && records;
    }

    /// <summary>
    /// Runs on a thread of its own. An async method would be shorter, but a start on Lambda waits for its first flush, and the JIT compiles a dozen methods
    /// of .NET for the state of each async method.
    /// </summary>
    private static Task<bool> Begin(Func<bool> flush)
    {
        var done = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        var isStarted = OutputFlush.TryStart(() =>
        {
            try
            {
                done.SetResult(flush());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return isStarted ? done.Task : Task.FromResult(false);
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
