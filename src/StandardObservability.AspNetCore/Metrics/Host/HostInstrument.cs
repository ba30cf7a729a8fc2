using System.Diagnostics.Metrics;
using Microsoft.Extensions.Diagnostics.Metrics;

namespace StandardObservability.AspNetCore.Metrics.Host;

/// <summary>An instrument of ASP.NET Core that OpenTelemetry does not listen to. It gets measurements from this library.</summary>
/// <param name="instrument">The instrument.</param>
/// <param name="handlers">Receive measurements for OpenTelemetry.</param>
/// <param name="state">What OpenTelemetry keeps for the instrument.</param>
internal sealed class HostInstrument(Instrument instrument, MeasurementHandlers handlers, object state)
{
    /// <summary>Whether something else listens to it. Then ASP.NET Core measures requests too.</summary>
    public bool HasListener => instrument.Enabled;

    public void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => handlers.LongHandler!(instrument, value, tags, state);

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => handlers.DoubleHandler!(instrument, value, tags, state);
}
