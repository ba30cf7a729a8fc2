using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Reads the headers of a request by their properties, which servers find faster than by name. Most requests have few of them, or none.</summary>
/// <param name="inner">Extracts the context.</param>
internal sealed class HeaderPropagator(DistributedContextPropagator inner) : DistributedContextPropagator
{
    private static readonly PropagatorGetterCallback Get = static (object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (Read(Unsafe.As<IHeaderDictionary>(carrier)!, name), null);

    public override IReadOnlyCollection<string> Fields => inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        if (getter is not null && carrier is IHeaderDictionary headers)
        {
            if (headers.TraceParent.Count == 0 && InboundTracing.TryExtractXRay(inner, headers[TraceContextHeaderNames.XRay], out traceId, out traceState))
            {
                return;
            }

            getter = Get;
        }

        inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => getter is null || carrier is not IHeaderDictionary headers ? inner.ExtractBaggage(carrier, getter)
            : headers.Baggage.Count == 0 && headers.CorrelationContext.Count == 0 ? null
            : inner.ExtractBaggage(carrier, Get);

    private static StringValues Read(IHeaderDictionary headers, string name) => name switch
    {
        TraceContextHeaderNames.TraceParent => headers.TraceParent,
        TraceContextHeaderNames.TraceState => headers.TraceState,
        TraceContextHeaderNames.Baggage => headers.Baggage,
        "Correlation-Context" => headers.CorrelationContext,
        _ => headers[name],
    };
}
