using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.AspNetCore.LocalPage.Recording;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Redaction;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>Registers the page that shows in Development what the service emits.</summary>
internal static class StandardLocalPage
{
    /// <summary>Bytes of a recorded log line.</summary>
    private const int MaxLineBytes = 8 * 1024;

    public static void AddLocalPage(this IServiceCollection services, RegistrationContext registration)
    {
        services.AddSingleton<RunningPage>();
        registration.AddLoggerProvider(CreateLines);
        services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
        {
            if (IsEnabled(sp))
            {
                traces.AddProcessor(new SpanRecorder(sp.GetRequiredService<RunningPage>()));
            }
        });
        services.ConfigureOpenTelemetryMeterProvider(static (sp, meters) =>
        {
            if (IsEnabled(sp))
            {
                meters.AddView(sp.GetRequiredService<RunningPage>().Collected.Observe);
            }
        });
        services.AddHostedService(static sp => new PageStart(
            IsEnabled(sp) ? sp : null,
            sp.GetRequiredService<RunningPage>(),
            sp.GetRequiredService<ILoggerFactory>()));

        // First, so outermost: no middleware has changed the address or the scheme, and none answers in its place.
        services.Insert(
            0,
            ServiceDescriptor.Transient<IStartupFilter>(static sp => new PageStartupFilter(sp.GetRequiredService<RunningPage>(), IsEnabled(sp))));
    }

    private static bool IsEnabled(IServiceProvider services)
        => services.GetRequiredService<HostSettings>() is { Enabled: true, IsDevelopment: true, Options.LocalPage.Enabled: true };

    private static ILoggerProvider CreateLines(IServiceProvider services)
        => !IsEnabled(services) ? NullLoggerProvider.Instance : new LineRecorder(
            services.GetRequiredService<RunningPage>(),
            new JsonLineFormatter(services.GetRequiredService<RedactionPolicy>(), services.GetRequiredService<CurrentIdentity>(), MaxLineBytes),
            services.GetService<TimeProvider>() ?? TimeProvider.System);
}
