using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Messages;

/// <summary>What was current before a message came, and is again after it.</summary>
internal readonly record struct AmbientContext(Activity? Activity, Baggage Baggage)
{
    public static AmbientContext Capture() => new(Activity.Current, Baggage.Current);

    public void Restore()
    {
        System.Diagnostics.Activity.Current = Activity;
        OpenTelemetry.Baggage.Current = Baggage;
    }
}
