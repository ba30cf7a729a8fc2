using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Detail;
using StandardObservability.Export.Otlp;
using StandardObservability.Export.Otlp.Spans;
using StandardObservability.Identity;
using StandardObservability.SdkInternals;
using StandardObservability.SdkInternals.Processors;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.SdkInternals.SqlClient;
using StandardObservability.Settings;
using StandardObservability.Settings.Hosted;
using StandardObservability.Tracing.Inbound;
using StandardObservability.Tracing.Processors;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;

namespace StandardObservability.Tracing;

/// <summary>Collects the spans of the host, its libraries and the application, and exports them.</summary>
internal static class StandardTraces
{
    public static IServiceCollection AddStandardTraces(this IServiceCollection services)
    {
        if (RegistrationContext.Find(services) is { IsDisabled: false })
        {
            ProcessHooks.InstallPropagator();
        }

        services.AddTraceServices().AddSingleton<InboundTracing>();
        OpenTelemetryServices.Add(services).WithTracing();
        services.AddSingleton(static sp => sp.GetRequiredService<TraceSettings>().Propagation);
        services.AddSingleton<RulePollingService>().AddHostedServiceIfNeeded(static sp => sp.FindIfEnabled<RulePollingService>());

        services.AddSingleton<UnreadSpans>();
        services.ConfigureFirst(AddSteps);
        return services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.Traces, () => Configure(sp, traces)));
    }

    /// <summary>Registers the settings of traces.</summary>
    public static IServiceCollection AddTraceServices(this IServiceCollection services)
    {
        services.TryAddSingleton<ApplicationExporters>();
        return services.AddSingleton<TraceSettings>().AddSingleton<ActiveSampler>();
    }

    private static void AddSteps(IServiceProvider services, TracerProviderBuilder traces)
    {
        var steps = StandardSpanSteps.Create(services);
        if (steps.Any)
        {
            var pipeline = new SpanPipeline(steps);
            traces.AddProcessor(pipeline);
            services.GetRequiredService<UnreadSpans>().Preparing = pipeline;
        }
    }

    private static void Configure(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<TraceSettings>();
        if (!settings.Enabled)
        {
            return;
        }

        RunningPropagation.Add(services.GetRequiredService<PropagationSettings>());
        ProcessHooks.Install();
        AddSources(services, traces, settings);

        // A sampler that was set in code is kept, unless the process environment sets one.
        traces.ConfigureSampler((_, current) =>
        {
            var sampler = settings.Sampler?.Overrides(current) == true ? settings.Sampler.Create(services) : current;
            services.GetRequiredService<ActiveSampler>().Description = sampler.Description;
            var counted = DeferredDecisionSampler.Wrap(sampler, services.GetRequiredService<OutputCounts>());

            // OpenTelemetry calls this after all configurations, so other processors are known.
            AddExporters(services, traces, settings);
            return services.GetRequiredService<DetailSettings>().IsEnabled ? new DetailSampler(counted) : counted;
        });
    }

    private static void AddExporters(IServiceProvider services, TracerProviderBuilder traces, TraceSettings settings)
    {
        List<BaseProcessor<Activity>> exporters = [];
        if (settings.Outputs.Otlp is { } target && !services.GetRequiredService<ApplicationExporters>().HasTraceExporter)
        {
            services.GetRequiredService<PartGuard>().Run(Part.TracesOtlp, () => exporters.Add(OtlpExporters.Traces(services, target)));
        }

        if (settings.Outputs.Console)
        {
            services.GetRequiredService<PartGuard>().Run(
                Part.TracesConsole, () => exporters.Add(new SimpleActivityExportProcessor(ConsoleExporters.Traces())));
        }

        if (services.GetRequiredService<DetailSettings>().IsEnabled)
        {
            traces.AddProcessor(LastProcessor<Activity>.RunLast(DetailProcessor.Create(services, exporters)));
        }
        else if (exporters is [WrittenSpanProcessor writer]
            && services.GetRequiredService<UnreadSpans>().Preparing is SpanPipeline pipeline && SoleProcessor.IsIn(traces, pipeline) && pipeline.TryAdd(writer))
        {
            services.GetRequiredService<UnreadSpans>().AreRead = true;
        }
        else
        {
            exporters.ForEach(e => traces.AddProcessor(LastProcessor<Activity>.RunLast(e)));
        }
    }

    private static void AddSources(IServiceProvider services, TracerProviderBuilder traces, TraceSettings settings)
    {
        traces.AddSource([.. services.GetRequiredService<ServiceIdentity>().ApplicationName.WithChildren()]);
        traces.AddSource([.. services.GetRequiredService<HostSettings>().Options.ActivitySources.WithoutBlanks()]);
        foreach (var instrumentation in InstalledLibraries.Known.Where(i => settings.Options.Instrumentations.IsEnabled(i.Name)))
        {
            traces.AddSource([.. instrumentation.Sources]);
        }

        if (settings.Options.Instrumentations.IsEnabled(InstrumentationNames.SqlClient))
        {
            traces.AddSource(SqlClientSpans.Source).AddInstrumentation(() => new SqlClientSpans(services));
        }
    }
}
