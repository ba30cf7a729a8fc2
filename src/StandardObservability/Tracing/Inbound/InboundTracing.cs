using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions;
using StandardObservability.Export.Counts;
using StandardObservability.Settings;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;
using StandardObservability.Tracing.XRay;

namespace StandardObservability.Tracing.Inbound;

/// <summary>What a web server package needs from tracing: the propagator of requests, the record for samplers, and the caller to link.</summary>
internal sealed class InboundTracing(TraceSettings settings, OutputCounts counts)
{
    private readonly StandardPropagator _propagator = new(DistributedContextPropagator.CreateW3CPropagator(), settings.Propagation);

    private readonly bool _extractsLikeOpenTelemetry = settings.Propagation.ExtractsLikeOpenTelemetry;

    /// <summary>Whether server spans of ASP.NET Core are collected.</summary>
    public bool CollectsServerSpans { get; } = settings.Enabled && settings.Options.Instrumentations.IsEnabled(InstrumentationNames.AspNetCore);

    /// <summary>Whether the sampler reads method, path and host of requests.</summary>
    public bool SamplesByRequest => settings is { Enabled: true, Sampler.XRay: not null };

    /// <summary>Whether server spans link to the caller's span instead of continuing its trace.</summary>
    public bool LinksCaller => settings is { Enabled: true, Propagation.Inbound: InboundContext.Link };

    /// <summary>Whether a propagator comes from .NET or this library, so that the host's own may replace it.</summary>
    public static bool IsDefault(DistributedContextPropagator propagator)
        => propagator is ProcessPropagator or StandardPropagator || ProcessHooks.IsDotNetDefault(propagator);

    /// <summary>Creates the propagator that extracts the context of requests.</summary>
    /// <param name="isRequest">Whether a carrier is a request of the server.</param>
    public DistributedContextPropagator CreatePropagator(Func<object?, bool> isRequest)
        => RequestPropagator.Create(settings.Propagation, isRequest);

    /// <summary>Extracts the context of a request without a <c>traceparent</c> from its X-Ray header.</summary>
    /// <returns><see langword="false"/> for a host that links to its caller or starts a new trace.</returns>
    public static bool TryExtractXRay(DistributedContextPropagator propagator, string? header, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (propagator is not StandardPropagator standard)
        {
            return false;
        }

        standard.ExtractXRay(header, out traceId, out traceState);
        return true;
    }

    /// <summary>Extracts the parent of a request, and its baggage, with the propagator that the application has set in OpenTelemetry.</summary>
    /// <returns><see langword="false"/> when it has set none, or this one finds no parent.</returns>
    public bool TryExtractOwn<T>(T carrier, Func<T, string, IEnumerable<string>?> getter, out string? traceId, out string? traceState)
    {
        (traceId, traceState) = (null, null);
        if (FindOwn() is not { } own)
        {
            return false;
        }

        var extracted = Extract(own, carrier, getter);
        Baggage.Current = extracted.Baggage;
        var parent = extracted.ActivityContext;
        if (parent.TraceId == default || parent.SpanId == default)
        {
            return false;
        }

        InboundRequest.Begin(settings.Propagation, default);
        (traceId, traceState) = ($"00-{parent.TraceId}-{parent.SpanId}-{(int)parent.TraceFlags:x2}", parent.TraceState);
        return true;
    }

    /// <summary>Sets OpenTelemetry's baggage for a request, before its server activity starts. An application's propagator has set its own.</summary>
    /// <param name="carrier">The headers.</param>
    /// <param name="getter">Reads a header.</param>
    /// <param name="extracted">The baggage of the activity.</param>
    /// <param name="hasHeader">Whether there is a header <c>baggage</c>.</param>
    public void SetBaggage<T>(
        T carrier, Func<T, string, IEnumerable<string>?> getter, IEnumerable<KeyValuePair<string, string?>>? extracted, bool hasHeader)
    {
        if (!CollectsServerSpans || FindOwn() is not null)
        {
            return;
        }

        var baggage = !_extractsLikeOpenTelemetry ? default(Baggage).SetBaggage(extracted ?? [])
            : hasHeader ? Extract(Propagators.DefaultTextMapPropagator, carrier, getter).Baggage
            : default;
        if (baggage.Count > 0 || Baggage.Current.Count > 0)
        {
            Baggage.Current = baggage;
        }
    }

    /// <summary>Records a request for samplers, before its server activity starts.</summary>
    public void BeginRequest(string method, string path, string? host) => InboundRequest.Begin(method, path, host, settings.Propagation);

    /// <summary>
    /// The header of the response to a caller that requests the sampling decision with <c>Sampled=?</c>; <see langword="null"/> for any other.
    /// </summary>
    /// <remarks>Source: AWS X-Ray Developer Guide, "Tracing header"; AWS's X-Ray SDKs answer with the header.</remarks>
    public static string? AnswerSampling(Activity? server)
        => server is not null && InboundRequest.IsDecisionRequested(server.TraceId) ? XRayTraceHeader.FormatDecision(server) : null;

    /// <summary>Counts spans of requests that are excluded from telemetry.</summary>
    public void CountFiltered(int spans) => counts.AddFiltered(spans);

    private TextMapPropagator? FindOwn()
        => settings.Propagation.Inbound == InboundContext.Accept && CollectsServerSpans ? InboundTextMapPropagator.ApplicationPropagator : null;

    /// <summary>A header that makes a propagator throw is treated as missing.</summary>
    private static PropagationContext Extract<T>(TextMapPropagator propagator, T carrier, Func<T, string, IEnumerable<string>?> getter)
    {
        try
        {
            return propagator.Extract(default, carrier, getter);
        }
        catch (Exception)
        {
            return default;
        }
    }

    /// <summary>The span that called; <see langword="default"/> when the headers contain no parent.</summary>
    public ActivityContext FindCaller(object headers, DistributedContextPropagator.PropagatorGetterCallback getter)
        => _propagator.ExtractContext(headers, getter).ToParent();
}
