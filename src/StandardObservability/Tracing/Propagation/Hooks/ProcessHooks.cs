using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>Installs the hooks for which .NET and OpenTelemetry offer only a process-wide place: trace id generator and propagators.</summary>
/// <remarks>Each is installed once and has no settings. A hook that the application installed is kept. See docs/adr/0003.</remarks>
internal static class ProcessHooks
{
    private static readonly Lock Gate = new();

    /// <summary>Installs the propagator, at the registration: each HTTP handler that is created from now on keeps it.</summary>
    public static void InstallPropagator()
    {
        lock (Gate)
        {
            if (IsDotNetDefault(DistributedContextPropagator.Current))
            {
                DistributedContextPropagator.Current = new ProcessPropagator();
            }
        }
    }

    /// <summary>Installs the others, when a host with enabled telemetry is built.</summary>
    public static void Install()
    {
        InstallPropagator();
        lock (Gate)
        {
            Activity.TraceIdGenerator ??= XRayTraceId.CreateForRunningHosts;
        }

        // OpenTelemetry's own propagator injects for every host.
        DelegatingTextMapPropagator.Install(static inner => new OutboundTextMapPropagator(inner));
    }

    /// <summary>Whether new HTTP handlers use this library's propagator: the application has set no other.</summary>
    public static bool IsPropagatorInstalled => DistributedContextPropagator.Current is ProcessPropagator;

    /// <summary>Whether a propagator is .NET's default, so the application has set no other.</summary>
    public static bool IsDotNetDefault(DistributedContextPropagator propagator)
        => ReferenceEquals(propagator, DistributedContextPropagator.CreateDefaultPropagator());
}
