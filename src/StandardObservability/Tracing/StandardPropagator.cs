using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing;

/// <summary>Reads and writes trace context as W3C <c>traceparent</c>, <c>tracestate</c> and <c>baggage</c>, and as AWS <c>X-Amzn-Trace-Id</c>.</summary>
/// <remarks>A <c>traceparent</c> that .NET accepts wins over <c>X-Amzn-Trace-Id</c>: it was written by the service, the other perhaps by a load balancer.</remarks>
internal sealed class StandardPropagator(DistributedContextPropagator w3c) : DistributedContextPropagator
{
    private const string BaggageHeader = "baggage";

    private readonly string[] _fields = [.. w3c.Fields, XRayTraceHeader.Name];

    public override IReadOnlyCollection<string> Fields => _fields;

    public override void Inject(Activity? activity, object? carrier, PropagatorSetterCallback? setter)
    {
        if (activity is null || setter is null)
        {
            return;
        }

        if (Baggage.Current.Count == 0 && !BaggageHeaderValue.HasSecret(activity))
        {
            w3c.Inject(activity, carrier, setter);
        }
        else
        {
            // The W3C propagator knows the activity's baggage only, and sends what is in it.
            w3c.Inject(activity, carrier, (c, name, value) => SetUnlessBaggage(setter, c, name, value));
            setter(carrier, BaggageHeader, BaggageHeaderValue.Merge(activity, Baggage.Current));
        }

        if (activity.IdFormat == ActivityIdFormat.W3C)
        {
            setter(carrier, XRayTraceHeader.Name, XRayTraceHeader.Format(activity));
        }
    }

    public override void ExtractTraceIdAndState(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState)
    {
        Extract(carrier, getter, out traceId, out traceState, out var root);
        if (root is not null)
        {
            PendingRoot.Park(root);
        }
    }

    /// <summary>As <see cref="ExtractTraceIdAndState"/>, for who starts the root activity itself.</summary>
    /// <param name="carrier">What holds the fields.</param>
    /// <param name="getter">Reads one of them.</param>
    /// <param name="traceId">The context as a <c>traceparent</c>.</param>
    /// <param name="traceState">What came with it.</param>
    /// <param name="root">The trace id alone, when there is no more than that.</param>
    public void Extract(object? carrier, PropagatorGetterCallback? getter, out string? traceId, out string? traceState, out string? root)
    {
        root = null;
        w3c.ExtractTraceIdAndState(carrier, getter, out traceId, out traceState);
        if (getter is null)
        {
            return;
        }

        // The W3C propagator answers null for what is no traceparent.
        if (traceId is not null)
        {
            traceState = TraceStateReader.Read(carrier, getter, traceState);
            return;
        }

        getter(carrier, XRayTraceHeader.Name, out var header, out var headers);
        (traceId, traceState) = (XRayTraceHeader.ToTraceParent(header ?? Single(headers), out root), null);
    }

    public override IEnumerable<KeyValuePair<string, string?>>? ExtractBaggage(object? carrier, PropagatorGetterCallback? getter)
        => w3c.ExtractBaggage(carrier, getter);

    private static void SetUnlessBaggage(PropagatorSetterCallback setter, object? carrier, string name, string value)
    {
        if (!name.Equals(BaggageHeader, StringComparison.OrdinalIgnoreCase))
        {
            setter(carrier, name, value);
        }
    }

    /// <summary>Two headers that disagree name no trace.</summary>
    private static string? Single(IEnumerable<string>? values)
    {
        string? single = null;
        foreach (var value in values ?? [])
        {
            if (single is not null)
            {
                return null;
            }

            single = value;
        }

        return single;
    }
}
