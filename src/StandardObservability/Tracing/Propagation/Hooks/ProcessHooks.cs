using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>The places where .NET and OpenTelemetry offer tracing nothing but a hook for the whole process.</summary>
/// <remarks>Each is installed once, holds no setting, and leaves alone what somebody else put there. See docs/adr/0003.</remarks>
internal static class ProcessHooks
{
    private static readonly Lock Gate = new();

    public static void Install(bool xrayIds, PropagationSettings propagation)
    {
        lock (Gate)
        {
            Activity.TraceIdGenerator ??= xrayIds ? XRayTraceId.Create : XRayTraceId.CreateRandom;

            // Read by each new HttpClient handler: an HttpClient that no factory made has no other place to ask.
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

    /// <summary>Whether a propagator is the one that .NET starts with, so that nobody has chosen it.</summary>
    public static bool IsDotNetDefault(DistributedContextPropagator propagator) => ReferenceEquals(propagator, DistributedContextPropagator.CreateDefaultPropagator());
}
