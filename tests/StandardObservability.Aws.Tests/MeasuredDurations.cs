using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace StandardObservability.Aws.Tests;

/// <summary>Measurements of one instrument, with their tags.</summary>
internal sealed class MeasuredDurations : IDisposable
{
    private readonly MeterListener _listener = new();

    public MeasuredDurations(string instrument)
    {
        _listener.InstrumentPublished = (published, listener) =>
        {
            if (published.Name == instrument)
            {
                listener.EnableMeasurementEvents(published);
            }
        };
        _listener.SetMeasurementEventCallback<double>((_, _, tags, _) => All.Add(tags.ToArray().ToDictionary(static t => t.Key, static t => t.Value)));
        _listener.Start();
    }

    public ConcurrentBag<Dictionary<string, object?>> All { get; } = [];

    public void Dispose() => _listener.Dispose();
}
