using StandardObservability.Settings;

namespace StandardObservability;

/// <summary>Settings of traces, section <c>Observability:Traces</c>.</summary>
public sealed class TracesOptions
{
    /// <summary>How traces look in AWS X-Ray.</summary>
    public XRayOptions XRay { get; } = new();

    /// <summary>
    /// How the trace context of incoming requests is used. <see cref="InboundContext.Link"/> and <see cref="InboundContext.Ignore"/> are for
    /// services with untrusted callers.
    /// </summary>
    /// <value>Default: <see cref="InboundContext.Accept"/>.</value>
    /// <remarks>
    /// Any caller of a service that accepts can join its traces, decide what is sampled and fill its baggage. The context of messages is
    /// always accepted.
    /// </remarks>
    public InboundContext InboundContext { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Hosts to which <c>HttpClient</c> and gRPC requests carry trace context and baggage, by name without scheme and port. A <c>*</c> matches any
    /// characters: <c>*.internal.example</c>.
    /// </summary>
    /// <value>Default: empty, which means all hosts except endpoints of AWS services.</value>
    /// <remarks>
    /// Requests to other hosts have no <c>traceparent</c>, <c>tracestate</c>, <c>baggage</c> and <c>X-Amzn-Trace-Id</c>; their spans are
    /// unchanged.
    /// </remarks>
    public IList<string> PropagateTo { get; set => field = value ?? []; } = [];

    /// <summary>Names of span attributes that become X-Ray annotations, by which traces can be searched.</summary>
    /// <value>Default: empty. At most 50; letters, digits, <c>_</c> and <c>.</c>, at most 500 of them.</value>
    public IList<string> Annotations { get; set => field = value ?? []; } = [];

    /// <summary>
    /// Keeps the spans of this service that were not sampled, and its debug log lines, when the local root span, for example a request, ends
    /// in an error or takes at least this number of milliseconds.
    /// </summary>
    /// <value>0 to 3,600,000 ms. Default: 0, which disables it, also for errors.</value>
    /// <remarks>
    /// At most 128 spans and 64 KiB of lines for each trace, 8,192 spans and 8 MiB for all. The headers of requests to other services are
    /// those of a trace that is not sampled. Lines of the categories <c>Microsoft.*</c> and <c>System.*</c> are not kept.
    /// docs/configuration.md has the cost.
    /// </remarks>
    public int DetailAboveMilliseconds { get; set => Assigned.Set(ref field, value); }

    /// <summary>
    /// Enables or disables the known activity sources by name: <c>AspNetCore</c>, <c>HttpClient</c>, <c>SqlClient</c>, <c>Npgsql</c>,
    /// <c>MassTransit</c>, <c>Azure</c> and the others that <c>docs/instrumentations.md</c> lists.
    /// </summary>
    /// <value>Default: all enabled. <c>Observability:Traces:Instrumentations:Npgsql=false</c> disables one.</value>
    public IDictionary<string, bool> Instrumentations { get; set => field = value ?? new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase); } = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Which of these settings were assigned, and by what.</summary>
    internal AssignedSettings Assigned { get; } = new();
}
