using System.Diagnostics.Metrics;
using StandardObservability.Dashboards.Checks;

namespace StandardObservability.Dashboards;

/// <summary>
/// Records which metrics and attributes this process emits, for <c>observability check DIR --seen FILE</c>: start it in a test, use the service,
/// and save the file.
/// </summary>
public sealed class EmittedSignals : IDisposable
{
    private readonly SeenSignals _seen = new();
    private readonly MeterListener _listener = new();

    private EmittedSignals()
    {
        _listener.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _listener.SetMeasurementEventCallback<byte>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<short>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<int>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<long>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<float>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<double>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.SetMeasurementEventCallback<decimal>((i, _, tags, _) => _seen.Add(i, tags));
        _listener.Start();
    }

    /// <summary>Starts to record all instruments of the process.</summary>
    /// <returns>The recording. Dispose of it to end it.</returns>
    public static EmittedSignals Record() => new();

    /// <summary>Finds what a model reads and was not emitted, one sentence each; empty if everything was emitted.</summary>
    /// <param name="model">The model.</param>
    /// <returns>The problems.</returns>
    public IReadOnlyList<string> FindProblems(ServiceModel model)
    {
        _listener.RecordObservableInstruments();
        return ModelCheck.FindProblems(model, _seen);
    }

    /// <summary>Saves what was recorded.</summary>
    /// <param name="path">The file, which is replaced.</param>
    public void Save(string path)
    {
        _listener.RecordObservableInstruments();
        File.WriteAllText(path, SeenFile.Write(_seen));
    }

    /// <summary>Ends the recording.</summary>
    public void Dispose() => _listener.Dispose();
}
