using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.Tracing.Inbound;

/// <summary>
/// Extracts no parent from requests whose context was extracted with the host's own settings, because another parent than the server
/// activity's would start a second server activity. The baggage is the server activity's.
/// </summary>
/// <param name="inner">The propagator that extracts from every other carrier.</param>
/// <param name="isRequest">Whether a carrier is a request of the server. This package does not reference ASP.NET Core.</param>
internal sealed class InboundTextMapPropagator(TextMapPropagator inner, Func<object?, bool> isRequest) : DelegatingTextMapPropagator(inner)
{
    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
        => isRequest(carrier) && RunningPropagation.OfRequest is { ExtractsLikeOpenTelemetry: false }
            ? new PropagationContext(context.ActivityContext, BaggageOf(Activity.Current))
            : base.Extract(context, carrier, getter);

    private static Baggage BaggageOf(Activity? server) => server is null ? default : default(Baggage).SetBaggage(server.Baggage);
}
