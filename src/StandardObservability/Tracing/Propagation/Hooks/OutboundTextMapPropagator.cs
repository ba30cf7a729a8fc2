using OpenTelemetry.Context.Propagation;

namespace StandardObservability.Tracing.Propagation.Hooks;

/// <summary>Leaves HTTP requests to .NET's own handler, which asks our propagator right after an instrumentation package has asked this one.</summary>
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
