using System.Diagnostics;
using OpenTelemetry;
using OpenTelemetry.Context.Propagation;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;

namespace StandardObservability.Tracing.Inbound;

/// <summary>
/// Extracts no parent from requests whose context this library has extracted for the server activity: the same one again has no effect, and
/// another one would start a second server activity. With the host's own settings, the baggage is the server activity's.
/// </summary>
/// <param name="inner">The propagator that extracts from every other carrier.</param>
/// <param name="isRequest">Whether a carrier is a request of the server. This package does not reference ASP.NET Core.</param>
internal sealed class InboundTextMapPropagator(TextMapPropagator inner, Func<object?, bool> isRequest) : DelegatingTextMapPropagator(inner)
{
    /// <summary>The process's propagator in which one of this type was found last.</summary>
    private static TextMapPropagator? _found;

    /// <summary>The propagator that the application has set in OpenTelemetry; <see langword="null"/> when it has set none.</summary>
    public static TextMapPropagator? ApplicationPropagator
    {
        get
        {
            var current = Propagators.DefaultTextMapPropagator;
            if (ReferenceEquals(current, _found))
            {
                return null;
            }

            // OpenTelemetry's instrumentation does not extract with a sole TraceContextPropagator either: .NET does the same.
            if (!Has<InboundTextMapPropagator>(current) && current is not TraceContextPropagator)
            {
                return current;
            }

            _found = current;
            return null;
        }
    }

    public override PropagationContext Extract<T>(PropagationContext context, T carrier, Func<T, string, IEnumerable<string>?> getter)
    {
        if (!isRequest(carrier) || RunningPropagation.OfRequest is not { } settings)
        {
            return base.Extract(context, carrier, getter);
        }

        return !settings.ExtractsLikeOpenTelemetry ? new PropagationContext(context.ActivityContext, BaggageOf(Activity.Current))
            : getter(carrier, TraceContextHeaderNames.Baggage)?.Any() == true ? base.Extract(context, carrier, getter)
            : context;
    }

    private static Baggage BaggageOf(Activity? server) => server is null ? default : default(Baggage).SetBaggage(server.Baggage);
}
