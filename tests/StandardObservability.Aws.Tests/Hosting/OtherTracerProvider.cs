using Amazon.Runtime.Telemetry;
using Amazon.Runtime.Telemetry.Tracing;

namespace StandardObservability.Aws.Tests.Hosting;

/// <summary>A tracer provider of another library.</summary>
internal sealed class OtherTracerProvider(TracerProvider inner) : TracerProvider
{
    public override Tracer GetTracer(string scope) => inner.GetTracer(scope);

    public override Tracer GetTracer(string scope, Attributes attributes) => inner.GetTracer(scope, attributes);
}
