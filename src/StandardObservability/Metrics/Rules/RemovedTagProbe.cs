using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using StandardObservability.Conventions;
using StandardObservability.Conventions.Policy.Catalogue;
using StandardObservability.Policy;

namespace StandardObservability.Metrics.Rules;

/// <summary>Finds which removed attributes an instrument is recorded with, in its first measurements after each export. Others cost nothing.</summary>
/// <remarks>OpenTelemetry removes attributes before it stores a measurement, so no exporter could find them.</remarks>
internal sealed class RemovedTagProbe : IDisposable
{
    private const int Measurements = 100;

    private readonly HostPolicy _policy;
    private readonly MeterListener _listener = new();
    private readonly ConditionalWeakTable<Instrument, RemovedTags> _watched = [];

    public RemovedTagProbe(HostPolicy policy)
    {
        _policy = policy;
        _listener.SetMeasurementEventCallback<byte>(OnMeasurement);
        _listener.SetMeasurementEventCallback<short>(OnMeasurement);
        _listener.SetMeasurementEventCallback<int>(OnMeasurement);
        _listener.SetMeasurementEventCallback<long>(OnMeasurement);
        _listener.SetMeasurementEventCallback<float>(OnMeasurement);
        _listener.SetMeasurementEventCallback<double>(OnMeasurement);
        _listener.SetMeasurementEventCallback<decimal>(OnMeasurement);
    }

    public void Watch(Instrument instrument)
    {
        var removed = new RemovedTags();
        _watched.AddOrUpdate(instrument, removed);
        _listener.EnableMeasurementEvents(instrument, removed);
    }

    /// <summary>Reads the next measurements of each instrument again: it may be recorded with other attributes by now.</summary>
    public void WatchAgain()
    {
        foreach (var (instrument, removed) in _watched)
        {
            if (removed.TryContinue())
            {
                _listener.EnableMeasurementEvents(instrument, removed);
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void OnMeasurement<T>(Instrument instrument, T measurement, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var removed = (RemovedTags)state!;
        foreach (var (key, _) in tags)
        {
            if (key is not null && IsRemoved(key) && removed.TryAdd(key) && _policy.Attributes!.Check(key, TelemetrySignals.Metric) is { } finding)
            {
                _policy.Judge!.Judge(finding, PolicyActionNames.Remove, isAlwaysDone: true);
            }
        }

        if (removed.CountMeasurement() == Measurements)
        {
            _listener.DisableMeasurementEvents(instrument);
            removed.Pause();
        }
    }

    private bool IsRemoved(string key) => _policy.Attributes!.IsRemovedFromMetrics(key, _policy.Judge!);
}
