using System.Diagnostics.Metrics;
using OpenTelemetry.Metrics;

namespace StandardObservability.Metrics.Emf.Instruments.Levels;

/// <summary>Knows which metrics are those of observable instruments, whose callback reports all current values at each collection.</summary>
/// <remarks>A metric that a view has renamed is not found. Values that its callback no longer reports are then written until the meter is disposed.</remarks>
internal sealed class ObservableInstruments
{
    private HashSet<string>? _names;

    /// <summary>Forgets the instruments. They are read again at the next question, because new ones may exist then.</summary>
    public void Clear() => _names = null;

    public bool Contains(Metric metric) => (_names ??= Read()).Contains(Name(metric.MeterName, metric.Name));

    private static string Name(string meter, string instrument) => $"{meter}\n{instrument}";

    /// <summary>Reads the existing instruments. A listener that enables no measurement costs the instruments nothing.</summary>
    private static HashSet<string> Read()
    {
        HashSet<string> names = new(StringComparer.Ordinal);
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.IsObservable)
            {
                names.Add(Name(instrument.Meter.Name, instrument.Name));
            }
        };
        listener.Start();
        return names;
    }
}
