using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace RequestApp;

/// <summary>A common alternative: Serilog's request logging as compact JSON on standard output, traces and metrics by OTLP.</summary>
internal static class SerilogWithOpenTelemetry
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog(static serilog => serilog
            .MinimumLevel.Override("Microsoft.AspNetCore", LogEventLevel.Warning)
            .Enrich.FromLogContext()
            .WriteTo.Console(new RenderedCompactJsonFormatter()));
        HandWiredOpenTelemetry.AddTracesAndMetrics(builder.Services)
            .WithTracing(static tracing => tracing.AddOtlpExporter())
            .WithMetrics(static metrics => metrics.AddOtlpExporter());
    }

    public static void Use(WebApplication app) => app.UseSerilogRequestLogging();
}
