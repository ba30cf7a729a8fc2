using System.Diagnostics;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.XRay;

namespace InstructionCounts.Traces;

/// <summary>Injects the context of a span into the headers of a message.</summary>
/// <remarks>
/// .NET's W3C propagator writes the id of the activity, which the activity creates once and keeps. With one activity for all calls that
/// would be free. OpenTelemetry's propagator creates the header in every call, as the first call of each activity must.
/// </remarks>
internal static class Injection
{
    public static Func<int> ByOpenTelemetry()
    {
        var propagator = new TraceContextPropagator();
        var (activity, headers) = (Start(), new Headers());
        Action<Headers, string, string> setter = Headers.Set;
        return Checked(headers, expected: 1, () => propagator.Inject(new PropagationContext(activity.Context, default), headers, setter));
    }

    /// <summary>Only the header <c>X-Amzn-Trace-Id</c>.</summary>
    public static Func<int> OfXRay()
    {
        var (activity, headers) = (Start(), new Headers());
        DistributedContextPropagator.PropagatorSetterCallback setter = Headers.Set;
        return Checked(headers, expected: 1, () => setter(headers, TraceContextHeaderNames.XRay, XRayTraceHeader.Format(activity)));
    }

    /// <summary>Both headers that the propagator writes: <c>traceparent</c> and <c>X-Amzn-Trace-Id</c>.</summary>
    public static Func<int> By(DistributedContextPropagator propagator)
    {
        var (activity, headers) = (Start(), new Headers());
        DistributedContextPropagator.PropagatorSetterCallback setter = Headers.Set;
        return Checked(headers, expected: 2, () => propagator.Inject(activity, headers, setter));
    }

    private static Activity Start()
    {
        var activity = new Activity(nameof(Injection)).SetIdFormat(ActivityIdFormat.W3C).Start();
        activity.ActivityTraceFlags = ActivityTraceFlags.Recorded;
        return activity;
    }

    private static Func<int> Checked(Headers headers, int expected, Action inject)
    {
        inject();
        return headers.Count == expected
            ? () =>
            {
                inject();
                return headers.Count;
            }
        : throw new InvalidOperationException($"{headers.Count} headers were written instead of {expected}, so the count is not valid.");
    }
}
