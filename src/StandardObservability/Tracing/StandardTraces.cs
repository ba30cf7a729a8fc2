using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Trace;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Export.Otlp;
using StandardObservability.Hosting;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Tracing.Processors;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;

namespace StandardObservability.Tracing;

/// <summary>Hears the spans of the host, its libraries and the application, and sends them where it was decided.</summary>
internal static class StandardTraces
{
    public static IServiceCollection AddStandardTraces(this IServiceCollection services)
    {
        services.AddOpenTelemetry().WithTracing();
        services.AddInstrumentationServices(static traces => traces.AddSqlClientInstrumentation());
        services.AddSingleton(static sp => sp.GetRequiredService<ObservabilitySettings>().Propagation);
        services.AddSingleton<RulePollingService>().AddHostedService(static sp => sp.GetRequiredService<RulePollingService>());

        // Each goes before the one above it: a local root's end is decided, secrets go, and what is left may be annotated.
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) => sp.GetRequiredService<PartGuard>().Run("Annotations of traces", () => Annotate(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) => sp.GetRequiredService<PartGuard>().Run("Redactors of traces", () => Redact(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) => sp.GetRequiredService<PartGuard>().Run("Decisions on traces", () => Decide(sp, traces)));
        return services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run("Traces", () => Configure(sp, traces)));
    }

    private static void Decide(IServiceProvider services, TracerProviderBuilder traces)
    {
        if (services.GetRequiredService<ObservabilitySettings>().Enabled)
        {
            traces.AddProcessor(new LocalRootProcessor(DetailDecision.Keeps));
        }
    }

    private static void Annotate(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<ObservabilitySettings>();
        if (settings is { Enabled: true, Annotations: not [] })
        {
            traces.AddProcessor(new AnnotatingProcessor(settings.Annotations));
        }
    }

    private static void Redact(IServiceProvider services, TracerProviderBuilder traces)
    {
        var policy = services.GetRequiredService<RedactionPolicy>();
        if (policy.IsOn && services.GetRequiredService<ObservabilitySettings>().Enabled)
        {
            traces.AddProcessor(new RedactingSpanProcessor(policy));
            RunningPolicies.Add(policy);
        }
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<ObservabilitySettings>();
        if (!settings.Enabled)
        {
            return;
        }

        RunningPropagation.Add(services.GetRequiredService<PropagationSettings>());
        ProcessHooks.Install(settings.Options.Traces.XRayIds, settings.Propagation);
        traces.AddSource([.. settings.Identity.ApplicationName.AndBelow(), .. settings.Options.ActivitySources.Named()]);
        foreach (var (name, sources) in ActivitySourceNames.WellKnown)
        {
            if (settings.Options.Traces.Instrumentations.IsOn(name))
            {
                traces.AddSource([.. sources]);
            }
        }

        if (settings.Options.Traces.Instrumentations.IsOn("SqlClient"))
        {
            traces.AddInstrumentationListeners(services, static t => t.AddSqlClientInstrumentation());
        }

        // Whoever set a sampler by code keeps it, unless the operator named one.
        traces.ConfigureSampler((_, current) => UndecidedCallerSampler.Around(settings.Sampler?.WinsOver(current) == true ? settings.Sampler.Create(services) : current));
        if (settings.Traces.Otlp is { } target && !services.GetRequiredService<ApplicationExporters>().SendTraces)
        {
            services.GetRequiredService<PartGuard>().Run("Traces by OTLP", () => traces.AddProcessor(OtlpExporters.Traces(services, target)));
        }

        if (settings.Traces.Console)
        {
            traces.AddProcessor(new SimpleActivityExportProcessor(new ConsoleActivityExporter(new ConsoleExporterOptions())));
        }
    }
}
