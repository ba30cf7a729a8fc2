using Azure.Monitor.OpenTelemetry.AspNetCore;

namespace StartUp.Pipelines;

/// <summary>Azure Monitor's distribution, which also collects the three signals. Its connection string is in the environment.</summary>
internal static class Pipeline
{
    public static void AddTo(WebApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Services
            .AddOpenTelemetry()
            .UseAzureMonitor()
            .WithMetrics(static metrics => metrics.AddMeter(Orders.Source))
            .WithTracing(static tracing => tracing.AddSource(Orders.Source));
    }
}
