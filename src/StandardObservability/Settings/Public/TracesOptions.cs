using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of traces, section <c>Observability:Traces</c>.</summary>
public sealed class TracesOptions
{
    /// <summary>Whether new trace ids start with the time, as X-Ray's do. They are valid W3C trace ids either way.</summary>
    /// <value>Default: <see langword="true"/>.</value>
    /// <remarks>X-Ray itself accepts any W3C id today; collectors and X-Ray SDKs older than that still look for the time.</remarks>
    public bool XRayIds { get; set => Assigned.Set(ref field, value); } = true;

    /// <summary>What becomes of the trace context that requests bring. <see cref="InboundContext.Link"/> and <see cref="InboundContext.Ignore"/> are for services that strangers call.</summary>
    /// <value>Default: <see cref="InboundContext.Accept"/>.</value>
    /// <remarks>Whoever calls a service that accepts can join its traces, decide what is sampled and fill its baggage. Messages are always accepted.</remarks>
    public InboundContext InboundContext { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Hosts that <c>HttpClient</c> and gRPC requests carry trace context and baggage to, by name without scheme and port. A <c>*</c> stands for any
    /// characters: <c>*.internal.example</c>.
    /// </summary>
    /// <value>Default: none listed, which means all.</value>
    /// <remarks>Requests to other hosts leave without <c>traceparent</c>, <c>tracestate</c>, <c>baggage</c> and <c>X-Amzn-Trace-Id</c>; their spans are the same.</remarks>
    public IList<string> PropagateTo { get; set; } = [];

    /// <summary>Names of span attributes that X-Ray indexes, so that traces are found by them: they become its annotations.</summary>
    /// <value>Default: none. At most 50; letters, digits, <c>_</c> and <c>.</c>, at most 500 of them.</value>
    public IList<string> Annotations { get; set; } = [];

    /// <summary>
    /// Switches of the sources that are heard by default, by name: <c>AspNetCore</c>, <c>HttpClient</c>, <c>SqlClient</c>, <c>Npgsql</c>,
    /// <c>MassTransit</c>, <c>Azure</c> and the others that <c>docs/configuration.md</c> lists.
    /// </summary>
    /// <value>Default: all on. <c>Observability:Traces:Instrumentations:Npgsql=false</c> turns one off.</value>
    public IDictionary<string, bool> Instrumentations { get; set; } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of these settings were assigned, and by whom.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
