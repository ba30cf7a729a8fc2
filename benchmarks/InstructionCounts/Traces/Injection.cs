using System.Diagnostics;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.XRay;

namespace InstructionCounts.Traces;

/// <summary>From a span to a message's headers.</summary>
/// <remarks>
/// .NET's W3C propagator writes the activity's id, which the activity builds once and keeps; with one activity for all calls that
/// would be free. OpenTelemetry's builds the header in every call, as the first call for each activity has to.
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

    /// <summary>The header <c>X-Amzn-Trace-Id</c> alone.</summary>
    public static Func<int> OfXRay()
    {
        var (activity, headers) = (Start(), new Headers());
        DistributedContextPropagator.PropagatorSetterCallback setter = Headers.Set;
        return Checked(headers, expected: 1, () => setter(headers, TraceContextHeaderNames.XRay, XRayTraceHeader.Format(activity)));
    }

    /// <summary>All that the propagator writes: <c>traceparent</c>, and <c>X-Amzn-Trace-Id</c> beside it.</summary>
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
        : throw new InvalidOperationException($"{headers.Count} headers were written instead of {expected}, so the cost is not of what it says.");
    }
}
