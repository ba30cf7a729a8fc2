using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Conventions.Identity;
using StandardObservability.Conventions.Tracing;
using StandardObservability.SdkInternals;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>Extracts and injects trace context as W3C <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c>, and as AWS <c>X-Amzn-Trace-Id</c>.</summary>
/// <remarks>
/// The first format of <c>OTEL_PROPAGATORS</c> with a trace id and a parent id wins. A trace id without a parent, as load balancers send it,
/// is used only when no format has both. Without settings of a host, the settings of the running hosts apply. While instrumentation is
/// suppressed, nothing is injected: the receiver would continue a span that is not exported.
/// </remarks>
internal sealed class StandardPropagator(DistributedContextPropagator w3c, PropagationSettings? host = null) : DistributedContextPropagator
{
    private readonly string[] _fields = [.. w3c.Fields, TraceContextHeaderNames.XRay];

    /// <summary>All fields that may be injected: .NET removes them before it follows a redirect, and injects again for the new host.</summary>
    public override IReadOnlyCollection<string> Fields => _fields;

    private PropagatorList Propagators => host?.Propagators ?? RunningPropagation.Propagators;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        PendingInjection.End(activity);
        if (activity is null || setter is null || Sdk.SuppressInstrumentation || !HasValidIds(activity))
        {
            return;
        }

        activity = GrpcClientActivity.FindSender(activity, carrier);
        var fields = host?.FieldsFor(carrier) ?? RunningPropagation.FieldsFor(carrier);
        if ((fields & InjectedFields.W3C) != 0)
        {
            InjectW3C(activity, carrier, setter, fields);
        }

        if ((fields & InjectedFields.XRay) != 0 && activity.IdFormat == ActivityIdFormat.W3C)
        {
            setter(carrier, TraceContextHeaderNames.XRay, XRayTraceHeader.Format(activity));
        }
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        var context = ExtractContext(carrier, getter);
        InboundRequest.Begin(host, in context);
        (traceId, traceState) = (context.ToTraceParent(), context.TraceState);
    }

    /// <summary>Extracts like <see cref="ExtractTraceIdAndState"/>, for callers that start the activity.</summary>
    public ExtractedContext ExtractContext(object? carrier, PropagatorGetterCallback? getter)
    {
        if (getter is null)
        {
            return default;
        }

        var propagators = Propagators;
        var traceAlone = default(ExtractedContext);
        foreach (var format in propagators.Formats)
        {
            var context = format == ContextFormat.XRay ? ExtractXRay(carrier, getter) : ExtractTraceContext(carrier, getter);
            if (context.HasParent)
            {
                return context;
            }

            if (context.HasOnlyTraceId)
            {
                // Only X-Ray's format has a trace id without a parent.
                traceAlone = context;
            }
        }

        return FindInvocation(propagators, in traceAlone);
    }

    /// <summary>Extracts like <see cref="ExtractTraceIdAndState"/> from a carrier without a <c>traceparent</c>, whose other header is read already.</summary>
    public void ExtractXRay(string? header, out string? traceId, out string? traceState)
    {
        var propagators = Propagators;
        if (header is null && !propagators.ReadsLambdaVariable && !RunningPropagation.AreSeveral)
        {
            (traceId, traceState) = (null, null);
            return;
        }

        var context = header is null || !propagators.HasXRay ? default : XRayTraceHeader.Parse(header);
        if (!context.HasParent)
        {
            context = FindInvocation(propagators, in context);
        }

        InboundRequest.Begin(host, in context);
        (traceId, traceState) = (context.ToTraceParent(), null);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => Propagators.HasBaggage ? w3c.ExtractBaggage(carrier, getter) : null;

    /// <summary>A receiver treats ids of zeros as missing and starts a new trace.</summary>
    private static bool HasValidIds(Activity activity)
        => activity.IdFormat != ActivityIdFormat.W3C
            || (activity.SpanId.ToHexString().AsSpan().ContainsAnyExcept('0') && activity.TraceId.ToHexString().AsSpan().ContainsAnyExcept('0'));

    /// <summary>Lambda's invocation for a carrier without a parent, which may name the trace.</summary>
    private static ExtractedContext FindInvocation(PropagatorList propagators, in ExtractedContext traceAlone)
    {
        var invocation = propagators.ReadsLambdaVariable ? ExtractFromEnvironment() : default;
        return invocation.HasParent || !traceAlone.HasOnlyTraceId ? invocation : traceAlone;
    }

    private static ExtractedContext ExtractXRay(object? carrier, PropagatorGetterCallback getter)
    {
        getter(carrier, TraceContextHeaderNames.XRay, out var header, out var headers);
        return XRayTraceHeader.Parse(header ?? Single(headers));
    }

    /// <summary>Lambda sets the variable for each invocation.</summary>
    private static ExtractedContext ExtractFromEnvironment() => XRayTraceHeader.Parse(Environment.GetEnvironmentVariable(PlatformVariableNames.LambdaTraceId));

    /// <summary>Several headers are ambiguous, so none is used.</summary>
    private static string? Single(IEnumerable<string>? values)
    {
        if (values is null)
        {
            return null;
        }

        string? single = null;
        foreach (var value in values)
        {
            if (single is not null)
            {
                return null;
            }

            single = value;
        }

        return single;
    }

    private ExtractedContext ExtractTraceContext(object? carrier, PropagatorGetterCallback getter)
    {
        // The W3C propagator returns null for an invalid traceparent.
        w3c.ExtractTraceIdAndState(carrier, getter, out var traceParent, out var traceState);
        return traceParent is null ? default : new ExtractedContext(traceParent, TraceStateReader.Read(carrier, getter, traceState));
    }

    private void InjectW3C(Activity activity, object? carrier, PropagatorSetterCallback setter, InjectedFields fields)
    {
        // The W3C propagator injects only the activity's baggage, and does not redact it.
        var mergesBaggage = (fields & InjectedFields.Baggage) != 0 && (Baggage.Current.Count > 0 || BaggageHeaderValue.HasSecret(activity));
        if (!mergesBaggage && (fields & InjectedFields.W3C) == InjectedFields.W3C)
        {
            w3c.Inject(activity, carrier, setter);
            return;
        }

        w3c.Inject(activity, new FilteredCarrier(carrier, setter, mergesBaggage ? fields & ~InjectedFields.Baggage : fields), FilteredCarrier.Set);
        if (mergesBaggage)
        {
            setter(carrier, TraceContextHeaderNames.Baggage, BaggageHeaderValue.Merge(activity, Baggage.Current));
        }
    }
}
