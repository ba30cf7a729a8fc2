using System.Diagnostics;
using OpenTelemetry;

namespace StandardObservability.Tracing.Messages;

/// <summary>The activity and baggage that are current before a message is processed, to restore them afterwards.</summary>
internal readonly record struct AmbientContext(Activity? Activity, Baggage Baggage)
{
    public static AmbientContext Capture() => new(Activity.Current, Baggage.Current);

    public void Restore()
    {
        System.Diagnostics.Activity.Current = Activity;
        OpenTelemetry.Baggage.Current = Baggage;
    }
}
