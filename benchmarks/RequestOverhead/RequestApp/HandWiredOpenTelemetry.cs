using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RequestApp;

/// <summary>What a team writes by hand today: three signals by OTLP, as Aspire's ServiceDefaults wires them, and no console.</summary>
internal static class HandWiredOpenTelemetry
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddOpenTelemetry(static logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        AddTracesAndMetrics(builder.Services).UseOtlpExporter();
    }

    /// <summary>The two signals that the Serilog pipeline leaves to OpenTelemetry as well.</summary>
    public static OpenTelemetryBuilder AddTracesAndMetrics(IServiceCollection services) => services
        .AddOpenTelemetry()
        .WithMetrics(static metrics => metrics
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddRuntimeInstrumentation()
            .AddMeter(nameof(RequestApp)))
        .WithTracing(static tracing => tracing
            .AddAspNetCoreInstrumentation()
            .AddHttpClientInstrumentation()
            .AddSource(nameof(RequestApp)));
}
