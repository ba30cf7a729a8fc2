using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace StartUp;

/// <summary>A typical setup without this library: three signals by OTLP, as in Aspire's ServiceDefaults, and no console.</summary>
internal static class HandWiredOpenTelemetry
{
    public static IOpenTelemetryBuilder AddTo(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddOpenTelemetry(static logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        return builder.Services
            .AddOpenTelemetry()
            .WithMetrics(static metrics => metrics.AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddMeter(Orders.Source))
            .WithTracing(static tracing => tracing.AddHttpClientInstrumentation().AddSource(Orders.Source))
            .UseOtlpExporter();
    }
}
