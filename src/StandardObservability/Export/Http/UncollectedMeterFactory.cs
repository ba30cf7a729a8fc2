using System.Diagnostics.Metrics;

namespace StandardObservability.Export.Http;

/// <summary>Returns a disposed meter. .NET publishes its instruments to no listener, so nothing is measured.</summary>
internal sealed class UncollectedMeterFactory : IMeterFactory
{
    private static readonly Meter Disposed = CreateDisposed();

    public Meter Create(MeterOptions options) => Disposed;

    public void Dispose()
    {
        // All factories share the meter.
    }

    private static Meter CreateDisposed()
    {
        var meter = new Meter("StandardObservability.Uncollected");
        meter.Dispose();
        return meter;
    }
}
