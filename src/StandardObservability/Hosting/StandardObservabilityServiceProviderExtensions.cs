using StandardObservability.Diagnosis.Flush;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Flushes the telemetry of a running host.</summary>
public static class StandardObservabilityServiceProviderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Exports all pending spans, metrics, log records and log lines now. Call it in a program that may be frozen or ended without a
    /// shutdown of its host: in an AWS Lambda handler before it returns, at the end of a job.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="timeout">Longest time to wait, more than zero or <see cref="Timeout.InfiniteTimeSpan"/>. Default: 5 seconds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// <see langword="true"/> when everything was delivered; <see langword="false"/> when the time ran out, the call was cancelled or a
    /// receiver refused the data. Data that is still pending is sent later.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException"><c>AddStandardObservability</c> was not called for these services.</exception>
    /// <remarks>
    /// A counter is exported with its increase since the last export; gauges and up-down counters once in each interval, so a more frequent
    /// flush does not repeat them. A host flushes when it stops.
    /// </remarks>
    public static Task<bool> FlushTelemetryAsync(this IServiceProvider services, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        var limit = timeout ?? DefaultTimeout;
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), limit, "The timeout must be more than zero, or Timeout.InfiniteTimeSpan.");
        }

        var flush = services.GetService<TelemetryFlush>()
            ?? throw new InvalidOperationException(
                "These services have no telemetry to flush, because AddStandardObservability was not called for them. Call it on the host's builder.");
        return flush.RunAsync(limit, cancellationToken);
    }
}
