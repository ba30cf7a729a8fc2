using System.Diagnostics;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.SdkInternals;

/// <summary>Reads <c>tracestate</c> as OpenTelemetry does.</summary>
/// <remarks>
/// Its ASP.NET Core instrumentation reads the header once more and starts a second server activity when it finds anything else than
/// what the first has; .NET's own propagator takes the header as it stands, OpenTelemetry's normalizes it.
/// </remarks>
internal static class TraceStateReader
{
    private static readonly TraceContextPropagator OpenTelemetry = new();

    /// <summary>The normalized value, or <paramref name="unnormalized"/> when there is no such header.</summary>
    public static string? Read(object? carrier, DistributedContextPropagator.PropagatorGetterCallback getter, string? unnormalized)
    {
        getter(carrier, W3CFields.TraceState, out var value, out var values);
        return value is null && values is null
            ? unnormalized
            : OpenTelemetry.Extract(default, (carrier, getter), static (c, name) => ReadValues(c.getter, c.carrier, name)).ActivityContext.TraceState;
    }

    private static IEnumerable<string> ReadValues(DistributedContextPropagator.PropagatorGetterCallback getter, object? carrier, string name)
    {
        getter(carrier, name, out var value, out var values);
        return values ?? (value is null ? [] : [value]);
    }
}
