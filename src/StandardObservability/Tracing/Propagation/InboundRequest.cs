using System.Diagnostics;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Propagation;

/// <summary>
/// What flows with an incoming request or message from the reading of its headers to the start of its activity: the request's method, path
/// and host for samplers, the propagation settings of its host, and the part of an X-Ray header that a <c>traceparent</c> cannot express.
/// </summary>
/// <remarks>
/// .NET passes only a <c>traceparent</c> from a propagator to the activity, and nothing to a sampler. A request whose <c>traceparent</c>
/// expresses everything needs no such object and allocates none; one that a sampler looks at allocates the three fields of this class.
/// </remarks>
internal class InboundRequest
{
    private static readonly AsyncLocal<InboundRequest?> Flowing = new();

    /// <summary>Whether a header that a <c>traceparent</c> cannot express was ever read. Until then, no search in the flow is needed.</summary>
    private static volatile bool _areHeadersUsed;

    private InboundRequest(string? method, string? path, string? host) => (Method, Path, Host) = (method, path, host);

    public static InboundRequest? Current => Flowing.Value;

    private static WithContext? CurrentHeader => _areHeadersUsed ? Flowing.Value as WithContext : null;

    /// <summary>HTTP method, as the request has it.</summary>
    public string? Method { get; }

    /// <summary>Path without the query.</summary>
    public string? Path { get; }

    /// <summary>The header <c>Host</c>.</summary>
    public string? Host { get; }

    /// <summary>How the host of the request propagates context; recorded only when several hosts run.</summary>
    public PropagationSettings? Settings => (this as WithContext)?.HostSettings;

    /// <summary>A request of which only its host is recorded.</summary>
    public static InboundRequest ForHost(PropagationSettings settings) => new WithContext(null, settings, default);

    /// <summary>Records what a server knows of a request before it reads the headers. Only the request's server activity may be sampled by it.</summary>
    public static void Begin(string method, string path, string? host, PropagationSettings settings)
    {
        var facts = new InboundRequest(method, path, host);
        Flowing.Value = RunningPropagation.AreSeveral ? new WithContext(facts, settings, default) : facts;
    }

    /// <summary>Records what the headers of a request or message contain.</summary>
    /// <param name="settings">How the host propagates context; <see langword="null"/> for a message.</param>
    /// <param name="context">The context that was extracted.</param>
    /// <returns>The record, when the context needs one. Complete it, when the activity is started in the same method.</returns>
    public static InboundRequest? Begin(PropagationSettings? settings, in ExtractedContext context)
    {
        if (context.ExceedsTraceParent)
        {
            _areHeadersUsed = true;
            var current = Flowing.Value;
            var host = RunningPropagation.AreSeveral && settings is not null ? settings : current?.Settings;
            return Flowing.Value = new WithContext(current, host, in context.XRay);
        }

        if (settings is not null && RunningPropagation.AreSeveral && Flowing.Value?.Settings != settings)
        {
            Flowing.Value = settings.SharedRequest;
        }

        return null;
    }

    /// <summary>Takes the trace id of a header without a parent, once: for the request's root activity.</summary>
    /// <remarks>
    /// A load balancer names the trace and no span. No parent is invented for it: the root activity gets the id from the trace id generator.
    /// </remarks>
    public static bool TryTakeTraceId(out ActivityTraceId id)
    {
        if (CurrentHeader is { XRay.HasOnlyTraceId: true } request && Interlocked.Exchange(ref request.IsCompleted, true) is false)
        {
            id = request.XRay.ToTraceId();
            return true;
        }

        id = default;
        return false;
    }

    /// <summary>Whether a parent is the span of an X-Ray header that has no sampling decision, so that the parent's flags mean nothing.</summary>
    public static bool IsSamplingDeferred(in ActivityContext parent)
        => parent.IsRemote && parent.TraceFlags == ActivityTraceFlags.None
            && CurrentHeader is { IsCompleted: false, XRay: { HasParent: true, IsSamplingDeferred: true } } request
            && request.XRay.IsParent(in parent);

    /// <summary>Finds the sampling decision that a header without a parent has for a trace.</summary>
    public static bool TryFindDecision(ActivityTraceId trace, out ActivityTraceFlags decision)
    {
        if (CurrentHeader is { XRay: { HasOnlyTraceId: true, IsSamplingDeferred: false } } request && request.XRay.IsTrace(trace))
        {
            decision = request.XRay.Decision;
            return true;
        }

        decision = default;
        return false;
    }

    /// <summary>Whether the caller of a trace requests the sampling decision.</summary>
    public static bool IsDecisionRequested(ActivityTraceId trace)
        => CurrentHeader is { XRay.IsDecisionRequested: true } request && request.XRay.IsTrace(trace);

    /// <summary>Ends the use of the context: activities that start from now on are not the request's.</summary>
    public void Complete()
    {
        if (this is WithContext request)
        {
            Volatile.Write(ref request.IsCompleted, true);
        }
    }

    private sealed class WithContext(InboundRequest? facts, PropagationSettings? settings, in ParsedXRayHeader xray)
        : InboundRequest(facts?.Method, facts?.Path, facts?.Host)
    {
        public readonly PropagationSettings? HostSettings = settings;
        public readonly ParsedXRayHeader XRay = xray;
        public bool IsCompleted;
    }
}
