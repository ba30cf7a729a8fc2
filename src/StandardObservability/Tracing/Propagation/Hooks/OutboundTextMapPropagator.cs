using OpenTelemetry.Context.Propagation;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>Injects nothing into HTTP requests: .NET's HTTP handler injects with our propagator after the instrumentation package.</summary>
internal sealed class OutboundTextMapPropagator(TextMapPropagator inner) : DelegatingTextMapPropagator(inner)
{
    public override void Inject<T>(PropagationContext context, T carrier, Action<T, string, string> setter)
    {
        if (carrier is not HttpRequestMessage)
        {
            base.Inject(context, carrier, setter);
        }
    }
}
