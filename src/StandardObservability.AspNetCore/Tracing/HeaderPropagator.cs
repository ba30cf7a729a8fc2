using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Reads the headers of a request by their properties, which servers find faster than by name. Most requests have few of them, or none.</summary>
/// <param name="inner">Extracts the context.</param>
internal sealed class HeaderPropagator(DistributedContextPropagator inner) : DistributedContextPropagator
{
    private static readonly PropagatorGetterCallback Get = static (object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (Read(Unsafe.As<IHeaderDictionary>(carrier)!, name), null);

    /// <summary>The extraction of most hosts, whose formats can be read one by one.</summary>
    private readonly StandardPropagator? _standard = inner as StandardPropagator;

    public override IReadOnlyCollection<string> Fields => inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        if (carrier is IHeaderDictionary headers)
        {
            if (_standard is not null && headers.TraceParent.Count == 0)
            {
                _standard.ExtractXRay(headers[TraceContextHeaderNames.XRay], out traceId, out traceState);
                return;
            }

            getter = Get;
        }

        inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => carrier is not IHeaderDictionary headers ? inner.ExtractBaggage(carrier, getter)
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
