using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Export.Lines;
using StandardObservability.Metrics;
using StandardObservability.Metrics.Emf.Agent;

namespace StandardObservability.Diagnosis.Flush;

/// <summary>
/// Flushes all outputs of a host: spans, metrics and log records in parallel, then the lines buffered for standard output and the CloudWatch agent.
/// </summary>
internal sealed class TelemetryFlush(IServiceProvider services, MetricSettings metricSettings, TimeProvider time)
{
    /// <summary>Flushes while the host runs.</summary>
    /// <returns><see langword="false"/> when an output did not finish in time or failed.</returns>
    public Task<bool> RunAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => RunAsync(timeout, static (metrics, limit) => metrics.ForceFlush(limit), cancellationToken);

    /// <summary>Flushes for the last time. Metrics are shut down, so that disposal of the service provider does not collect them again.</summary>
    /// <returns><see langword="false"/> when an output did not finish in time or failed.</returns>
    public Task<bool> EndAsync(TimeSpan timeout, CancellationToken cancellationToken)
        => RunAsync(timeout, static (metrics, limit) => metrics.Shutdown(limit), cancellationToken);

    private async Task<bool> RunAsync(TimeSpan timeout, Func<MeterProvider, int, bool> sendMetrics, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var limit = timeout == Timeout.InfiniteTimeSpan ? Timeout.Infinite : (int)Math.Min(timeout.TotalMilliseconds, int.MaxValue);
        try
        {
            var signals = await Task.WhenAll(
                Task.Run(() => services.GetService<TracerProvider>()?.ForceFlush(limit) ?? true, cancellationToken),
                Task.Run(() => services.GetService<MeterProvider>() is not { } metrics || sendMetrics(metrics, limit), cancellationToken),
                Task.Run(() => services.GetService<LoggerProvider>()?.ForceFlush(limit) ?? true, cancellationToken))
                .WaitAsync(timeout, time, cancellationToken);
            var left = timeout == Timeout.InfiniteTimeSpan ? timeout : TimeSpan.FromTicks(Math.Max(0, (timeout - time.GetElapsedTime(started)).Ticks));
            var lines = await Task.Run(() => FlushLines(left), cancellationToken);
            return lines && Array.TrueForAll(signals, static done => done);
        }
        catch (Exception)
        {
            // The flush timed out or was cancelled, or an exporter of the application threw. The caller continues.
            return false;
        }
    }

    private bool FlushLines(TimeSpan timeout)
        => services.GetRequiredService<StandardOutput>().Flush(timeout)
        && (metricSettings.EmfAgent is null || services.GetRequiredService<AgentOutput>().Flush(timeout));
}
