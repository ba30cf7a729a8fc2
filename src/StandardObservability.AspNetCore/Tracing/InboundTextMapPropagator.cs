using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.AspNetCore.Tracing;

/// <summary>
/// Answers for requests whose context was read with the host's own settings: no other parent than the server activity has, which would be
/// a second server activity, and its baggage.
/// </summary>
internal sealed class InboundTextMapPropagator(TextMapPropagator inner) : DelegatingTextMapPropagator(inner)
{
    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
        => carrier is HttpRequest && RunningPropagation.OfRequest is { ExtractsLikeOpenTelemetry: false }
            ? new PropagationContext(context.ActivityContext, BaggageOf(Activity.Current))
            : base.Extract(context, carrier, getter);

    private static Baggage BaggageOf(Activity? server) => server is null ? default : default(Baggage).SetBaggage(server.Baggage);
}
