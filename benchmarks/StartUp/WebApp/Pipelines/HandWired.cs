using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(WebApplicationBuilder builder) => HandWiredOpenTelemetry.AddTo(builder)
        .WithMetrics(static metrics => metrics.AddAspNetCoreInstrumentation())
        .WithTracing(static tracing => tracing.AddAspNetCoreInstrumentation());
}
