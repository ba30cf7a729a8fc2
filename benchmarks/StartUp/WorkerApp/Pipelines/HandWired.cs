using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace StartUp.Pipelines;

internal static class Pipeline
{
    public static void AddTo(HostApplicationBuilder builder) => HandWiredOpenTelemetry.AddTo(builder);

    public static Task FlushAsync(IServiceProvider services)
    {
        services.GetRequiredService<TracerProvider>().ForceFlush();
        services.GetRequiredService<MeterProvider>().ForceFlush();
        services.GetRequiredService<LoggerProvider>().ForceFlush();
        return Task.CompletedTask;
    }
}
