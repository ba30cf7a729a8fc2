using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using StandardObservability.Conventions.Commands;
using StandardObservability.Diagnosis.Doctor.Checks;
using StandardObservability.Identity.Aws;
using StandardObservability.Logging;
using StandardObservability.Metrics;
using StandardObservability.Settings;
using StandardObservability.Tracing;

namespace StandardObservability.Diagnosis.Doctor;

/// <summary>Registers the command <c>doctor</c> in a program that was started for a command.</summary>
internal static class StandardDoctor
{
    public static IServiceCollection AddDoctor(this IServiceCollection services)
    {
        if (RegistrationContext.Find(services) is not { RunsCommand: true } registration)
        {
            return services;
        }

        FailedBuild.Watch(registration);

        services.ConfigureOpenTelemetryTracerProvider(static traces => traces.AddSource(DoctorProbe.SourceName));
        services.ConfigureOpenTelemetryMeterProvider(static meters => meters.AddMeter(DoctorProbe.SourceName));
        return services
            .AddSingleton<IServiceCommand, DoctorCommand>()
            .AddSingleton<OutputCheck>()
            .AddSingleton<RegistrationCheck>()
            .AddSingleton<ApplicationExporterCheck>()
            .AddSingleton<LineCheck>()
            .AddSingleton<LevelCheck>()
            .AddSingleton<UncollectedCheck>()
            .AddSingleton(static sp => new SamplingCheck(sp.GetRequiredService<TraceSettings>(), sp.GetTimeProvider()))
            .AddSingleton(static sp => new ClockCheck(
                sp.GetRequiredService<LogSettings>(),
                sp.GetRequiredService<MetricSettings>(),
                sp.GetRequiredService<TraceSettings>(),
                sp.GetRequiredService<DetectedPlatform>(),
                sp.GetRequiredService<StandardVariables>(),
                sp.GetTimeProvider()));
    }
}
