using System.Diagnostics;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;

namespace StandardObservability.SdkInternals;

/// <summary>Reads <c>tracestate</c> as OpenTelemetry's propagator does.</summary>
/// <remarks>
/// Assumption about OpenTelemetry: its ASP.NET Core instrumentation reads the header again with OpenTelemetry's propagator, and starts a
/// second server activity when the first one has another value. .NET's propagator keeps the header unchanged; OpenTelemetry's normalizes it.
/// </remarks>
internal static class TraceStateReader
{
    private static readonly TraceContextPropagator OpenTelemetry = new();

    /// <summary>OpenTelemetry reads a <c>tracestate</c> only next to a valid <c>traceparent</c>; which one makes no difference.</summary>
    private static readonly string[] AnyTraceParent = ["00-00000000000000000000000000000001-0000000000000001-00"];

    /// <summary>The normalized value, or <paramref name="fallback"/> when the carrier has no such header.</summary>
    public static string? Read(object? carrier, DistributedContextPropagator.PropagatorGetterCallback getter, string? fallback)
    {
        getter(carrier, TraceContextHeaderNames.TraceState, out var value, out var values);
        return value is null && values is null
            ? fallback
            : OpenTelemetry
                .Extract(default, values ?? [value!], static (headers, name) => name == TraceContextHeaderNames.TraceState ? headers : AnyTraceParent)
                .ActivityContext.TraceState;
    }
}
