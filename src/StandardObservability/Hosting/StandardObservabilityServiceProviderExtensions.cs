using StandardObservability.Diagnosis.Flush;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a program may ask of its telemetry while it runs.</summary>
public static class StandardObservabilityServiceProviderExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Sends everything that waits, now: spans, metrics, log records and lines. For a program that may be frozen or ended without a
    /// shutdown of its host: an AWS Lambda handler before it returns, a job at its end.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="timeout">Longest to wait, more than zero or <see cref="Timeout.InfiniteTimeSpan"/>. Default: 5 seconds.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    /// <returns>
    /// <see langword="true"/> when everything was handed over; <see langword="false"/> when time ran out, waiting was cancelled or a receiver refused.
    /// What is late is still sent.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="services"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="timeout"/> is zero or negative.</exception>
    /// <exception cref="InvalidOperationException"><c>AddStandardObservability</c> was not called for these services.</exception>
    /// <remarks>
    /// Counters are written as what was added since the last export; gauges and up-down counters once an interval, so that flushing more often does not repeat them.
    /// A host that stops flushes by itself.
    /// </remarks>
    public static Task<bool> FlushTelemetryAsync(this IServiceProvider services, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(services);
        var limit = timeout ?? DefaultTimeout;
        if (limit <= TimeSpan.Zero && limit != Timeout.InfiniteTimeSpan)
        {
            throw new ArgumentOutOfRangeException(nameof(timeout), limit, "The time to flush is more than zero, or Timeout.InfiniteTimeSpan.");
        }

        var flush = services.GetService<TelemetryFlush>()
            ?? throw new InvalidOperationException("These services have no telemetry to flush, because AddStandardObservability was not called for them. Call it on the host's builder.");
        return flush.RunAsync(limit, cancellationToken);
    }
}
