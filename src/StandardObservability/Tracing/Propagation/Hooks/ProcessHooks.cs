using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>Installs the hooks for which .NET and OpenTelemetry offer only a process-wide place: trace id generator and propagators.</summary>
/// <remarks>Each is installed once and has no settings. A hook that the application installed is kept. See docs/adr/0003.</remarks>
internal static class ProcessHooks
{
    private static readonly Lock Gate = new();

    public static void Install(bool xrayIds, PropagationSettings propagation)
    {
        lock (Gate)
        {
            Activity.TraceIdGenerator ??= xrayIds ? XRayTraceId.Create : XRayTraceId.CreateRandom;

            // Each new HttpClient handler reads it; an HttpClient that was not created by a factory has no other source.
            if (IsDotNetDefault(DistributedContextPropagator.Current))
            {
                DistributedContextPropagator.Current = new StandardPropagator(DistributedContextPropagator.CreateW3CPropagator());
            }
        }

        if (!propagation.AllowsOpenTelemetryInjection)
        {
            DelegatingTextMapPropagator.Install(static inner => new OutboundTextMapPropagator(inner));
        }
    }

    /// <summary>Whether a propagator is .NET's default, so the application has set no other.</summary>
    public static bool IsDotNetDefault(DistributedContextPropagator propagator)
        => ReferenceEquals(propagator, DistributedContextPropagator.CreateDefaultPropagator());
}
