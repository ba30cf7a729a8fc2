using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace RequestApp;

/// <summary>A typical setup without this library: three signals by OTLP, as in Aspire's ServiceDefaults, and no console.</summary>
internal static class HandWiredOpenTelemetry
{
    public static void AddTo(WebApplicationBuilder builder) => AddSignals(builder).UseOtlpExporter();

    /// <summary>Adds three signals without an exporter.</summary>
    public static OpenTelemetryBuilder AddSignals(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.AddOpenTelemetry(static logging =>
        {
            logging.IncludeFormattedMessage = true;
            logging.IncludeScopes = true;
        });
        return AddTracesAndMetrics(builder.Services);
    }

    /// <summary>Adds traces and metrics, which the Serilog pipeline also exports with OpenTelemetry.</summary>
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
