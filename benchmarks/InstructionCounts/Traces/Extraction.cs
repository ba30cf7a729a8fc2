using System.Diagnostics;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;

namespace InstructionCounts.Traces;

/// <summary>Extracts the parent of a span from the headers of a message. All cases extract the same context.</summary>
internal static class Extraction
{
    private const string TraceId = "6553f1008a3c60b291d4a7e5f0c3b2d1";
    private const string SpanId = "53995c3f42cd8ad8";

    private static readonly ActivityContext Expected = new(
        ActivityTraceId.CreateFromString(TraceId), ActivitySpanId.CreateFromString(SpanId), ActivityTraceFlags.Recorded, isRemote: true);

    /// <summary>A <c>traceparent</c>.</summary>
    public static Func<ActivityContext> OfW3C(DistributedContextPropagator propagator) => By(propagator, TraceParent());

    /// <summary>An <c>X-Amzn-Trace-Id</c>, as the consumer of a message reads it.</summary>
    public static Func<ActivityContext> OfXRay(StandardPropagator propagator)
    {
        var headers = XRay();
        DistributedContextPropagator.PropagatorGetterCallback getter = Headers.Get;
        return Checked(() => propagator.ExtractContext(headers, getter).ToParent());
    }

    /// <summary>An <c>X-Amzn-Trace-Id</c>, as ASP.NET Core reads it: as a <c>traceparent</c>.</summary>
    public static Func<ActivityContext> OfXRayRequest(DistributedContextPropagator propagator) => By(propagator, XRay());

    public static Func<ActivityContext> ByOpenTelemetry()
    {
        var propagator = new TraceContextPropagator();
        var headers = TraceParent();
        Func<Headers, string, IEnumerable<string>> getter = Headers.Get;
        return Checked(() => propagator.Extract(default, headers, getter).ActivityContext);
    }

    private static Func<ActivityContext> By(DistributedContextPropagator propagator, Headers headers)
    {
        DistributedContextPropagator.PropagatorGetterCallback getter = Headers.Get;
        return Checked(() =>
        {
            propagator.ExtractTraceIdAndState(headers, getter, out var traceParent, out var traceState);
            return ActivityContext.TryParse(traceParent, traceState, isRemote: true, out var context) ? context : default;
        });
    }

    private static Headers XRay()
    {
        var headers = new Headers();
        Headers.Set(headers, TraceContextHeaderNames.XRay, $"Root=1-{TraceId[..8]}-{TraceId[8..]};Parent={SpanId};Sampled=1");
        return headers;
    }

    private static Headers TraceParent()
    {
        var headers = new Headers();
        Headers.Set(headers, "traceparent", $"00-{TraceId}-{SpanId}-01");
        return headers;
    }

    private static Func<ActivityContext> Checked(Func<ActivityContext> extract)
        => extract() == Expected ? extract : throw new InvalidOperationException("The propagator does not extract the context of the header, so the count is not valid.");
}
