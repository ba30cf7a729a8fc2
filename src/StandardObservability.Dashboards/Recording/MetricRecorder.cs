using System.Diagnostics.CodeAnalysis;
using System.Diagnostics.Metrics;
using StandardObservability.Dashboards.Checks;
using StandardObservability.Dashboards.Evaluation.Samples;

namespace StandardObservability.Dashboards.Recording;

/// <summary>Records the measurements of the instruments that a model reads, and which instruments and attributes occur at all.</summary>
internal sealed class MetricRecorder : IDisposable
{
    private readonly SampleStore _samples;
    private readonly TimeProvider _time;
    private readonly Func<Instrument, bool>? _isCollected;
    private readonly Dictionary<string, Signal> _signals;
    private readonly List<RecordedInstrument> _instruments = [];
    private readonly MeterListener _listener = new();

    /// <param name="model">Its signals are recorded.</param>
    /// <param name="samples">Keeps the measurements.</param>
    /// <param name="time">The time of the measurements.</param>
    /// <param name="isCollected">Whether the service exports an instrument. Others are not recorded. <see langword="null"/> for all.</param>
    public MetricRecorder(ServiceModel model, SampleStore samples, TimeProvider time, Func<Instrument, bool>? isCollected = null)
    {
        (_samples, _time, _isCollected) = (samples, time, isCollected);
        _signals = model.Reads.Select(static r => r.Signal.Measured).DistinctBy(static s => s.Name).ToDictionary(static s => s.Name, StringComparer.Ordinal);
        _listener.InstrumentPublished = Enable;
        _listener.SetMeasurementEventCallback<byte>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<short>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<int>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<long>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<float>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<double>((i, v, t, s) => Record(i, v, t, s));
        _listener.SetMeasurementEventCallback<decimal>((i, v, t, s) => Record(i, (double)v, t, s));
    }

    /// <summary>What was emitted since the start.</summary>
    public SeenSignals Seen { get; } = new();

    public void Start() => _listener.Start();

    /// <summary>Reads observable instruments and records current levels. Call it each second.</summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A callback that throws costs its values only.")]
    public void Tick()
    {
        try
        {
            _listener.RecordObservableInstruments();
        }
        catch (Exception)
        {
            // The listener has called the other callbacks.
        }

        var now = _time.GetUtcNow();
        lock (_instruments)
        {
            foreach (var instrument in _instruments)
            {
                instrument.RecordLevels(now);
            }
        }
    }

    /// <summary>What was emitted since the start, as a file for <c>observability check</c>.</summary>
    public string WriteSeen() => SeenFile.Write(Seen);

    public void Dispose() => _listener.Dispose();

    private void Enable(Instrument instrument, MeterListener listener)
    {
        if (!_signals.TryGetValue(instrument.Name, out var signal) || _isCollected?.Invoke(instrument) == false)
        {
            return;
        }

        var recorded = new RecordedInstrument(instrument, signal, _samples, Seen);
        lock (_instruments)
        {
            _instruments.Add(recorded);
        }

        listener.EnableMeasurementEvents(instrument, recorded);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "The caller is the application, which must not fail here.")]
    private void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        try
        {
            ((RecordedInstrument)state!).Record(value, tags, _time.GetUtcNow());
        }
        catch (Exception)
        {
            // The text of an attribute throws. The measurement is not recorded.
        }
    }
}
