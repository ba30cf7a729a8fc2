using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Instruments;

/// <summary>Counts the negative measurements of collected histograms. Exponential histograms drop them before an exporter sees them.</summary>
/// <remarks>
/// A view is called for each instrument that the meter provider collects, and changes nothing when it returns <see langword="null"/>. Durations
/// of .NET and ASP.NET Core are never negative and cost nothing here.
/// </remarks>
internal sealed class NegativeMeasurements : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly HashSet<NegativeCount> _counts = [];
    private readonly HashSet<string> _logged = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public NegativeMeasurements()
    {
        _listener.SetMeasurementEventCallback<short>(static (_, value, _, state) => Count(value < 0, state));
        _listener.SetMeasurementEventCallback<int>(static (_, value, _, state) => Count(value < 0, state));
        _listener.SetMeasurementEventCallback<long>(static (_, value, _, state) => Count(value < 0, state));
        _listener.SetMeasurementEventCallback<float>(static (_, value, _, state) => Count(value < 0, state));
        _listener.SetMeasurementEventCallback<double>(static (_, value, _, state) => Count(value < 0, state));
        _listener.SetMeasurementEventCallback<decimal>(static (_, value, _, state) => Count(value < 0, state));
        _listener.MeasurementsCompleted = static (_, state) => ((NegativeCount)state!).IsGone = true;
    }

    /// <summary>Logs the warning, once for each metric.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    /// <summary>The view: begins to count the negative measurements of a histogram.</summary>
    public MetricStreamConfiguration? Observe(Instrument instrument)
    {
        var type = instrument.GetType();
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Histogram<>) && !IsFramework(instrument.Meter.Name))
        {
            var count = new NegativeCount(instrument.Meter.Name, instrument.Name);
            lock (_lock)
            {
                _counts.Add(count);
            }

            _listener.EnableMeasurementEvents(instrument, count);
        }

        return null;
    }

    /// <summary>Returns how many measurements were dropped since the last call, and logs a warning the first time for each metric.</summary>
    /// <param name="isKept">Whether a metric keeps negative measurements, because a view of the application gives it explicit buckets.</param>
    public long Take(Func<NegativeCount, bool> isKept)
    {
        long dropped = 0;
        lock (_lock)
        {
            foreach (var count in _counts)
            {
                var isGone = count.IsGone;
                if (count.Take() is > 0 and var negative && !isKept(count))
                {
                    dropped += negative;
                    Report(count.Instrument);
                }

                if (isGone)
                {
                    _counts.Remove(count);
                }
            }
        }

        return dropped;
    }

    public void Dispose() => _listener.Dispose();

    private static void Count(bool isNegative, object? state)
    {
        if (isNegative)
        {
            ((NegativeCount)state!).Add();
        }
    }

    private static bool IsFramework(string meter)
        => meter.StartsWith("System.", StringComparison.Ordinal) || meter.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal);

    private void Report(string instrument)
    {
        if (_logged.Add(instrument))
        {
            Log.NegativeMeasurements(Logger, instrument);
        }
    }
}
