using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.SdkInternals.Processors;

namespace StandardObservability.SdkInternals.Providers;

/// <summary>
/// Builds OpenTelemetry's providers when the host starts, if they are needed. That of log records is not built while no exporter uses it, and spans
/// without a reader get no data. A service that resolves a provider gets it anyway.
/// </summary>
internal sealed class ProviderStart(IServiceProvider services) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (services.GetRequiredService<ProviderUse>().IsNeeded)
        {
            Build();
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Build()
    {
        services.GetService<MeterProvider>();
        services.GetRequiredService<UnreadSpans>().Apply(services.GetService<TracerProvider>());
        if (services.GetRequiredService<UnusedLoggerProviderFilter>().IsUsed())
        {
            services.GetService<LoggerProvider>();
        }
    }
}
