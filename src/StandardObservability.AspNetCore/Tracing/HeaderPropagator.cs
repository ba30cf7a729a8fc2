using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Inbound;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>Reads the headers of a request by their properties, which servers find faster than by name. Most requests have few of them, or none.</summary>
/// <param name="tracing">Extracts what is not .NET's: the context of an application's own propagator, and OpenTelemetry's baggage.</param>
internal sealed class HeaderPropagator(InboundTracing tracing) : DistributedContextPropagator
{
    private static readonly Func<IHeaderDictionary, string, IEnumerable<string>?> GetValues = static (headers, name) => headers.TryGetValue(name, out var values) ? values! : (IEnumerable<string>?)null;

    private static readonly PropagatorGetterCallback Get = static (object? carrier, string name, out string? value, out IEnumerable<string>? values)
        => (value, values) = (Read(Unsafe.As<IHeaderDictionary>(carrier)!, name), null);

    private readonly DistributedContextPropagator _inner = tracing.CreatePropagator(static carrier => carrier is HttpRequest);

    public override IReadOnlyCollection<string> Fields => _inner.Fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter) => _inner.Inject(activity, carrier, setter);

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        if (getter is not null && carrier is IHeaderDictionary headers)
        {
            if (tracing.TryExtractOwn(headers, GetValues, out traceId, out traceState))
            {
                return;
            }

            if (headers.TraceParent.Count == 0 && InboundTracing.TryExtractXRay(_inner, headers[TraceContextHeaderNames.XRay], out traceId, out traceState))
            {
                return;
            }

            getter = Get;
        }

        _inner.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
    {
        if (getter is null || carrier is not IHeaderDictionary headers)
        {
            return _inner.ExtractBaggage(carrier, getter);
        }

        var hasHeader = headers.Baggage.Count > 0;
        var baggage = hasHeader || headers.CorrelationContext.Count > 0 ? _inner.ExtractBaggage(carrier, Get) : null;
        tracing.SetBaggage(headers, GetValues, baggage, hasHeader);
        return baggage;
    }

    private static StringValues Read(IHeaderDictionary headers, string name) => name switch
    {
        TraceContextHeaderNames.TraceParent => headers.TraceParent,
        TraceContextHeaderNames.TraceState => headers.TraceState,
        TraceContextHeaderNames.Baggage => headers.Baggage,
        "Correlation-Context" => headers.CorrelationContext,
        _ => headers[name],
    };
}
