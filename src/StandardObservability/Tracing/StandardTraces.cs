using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenTelemetry;
using OpenTelemetry.Trace;
using StandardObservability.Conventions;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Detail;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.SdkInternals.SqlClient;
using StandardObservability.Settings;
using StandardObservability.Settings.Features;
using StandardObservability.Settings.Hosted;
using StandardObservability.Tracing.Inbound;
using StandardObservability.Tracing.Processors;
using StandardObservability.Tracing.Propagation;
using StandardObservability.Tracing.Propagation.Hooks;
using StandardObservability.Tracing.Sampling;
using StandardObservability.Tracing.XRay.Sampling.Polling;
using StandardObservability.Tracing.XRay.Segments;

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
        services.AddOpenTelemetry().WithTracing();
        services.AddSingleton(static sp => sp.GetRequiredService<TraceSettings>().Propagation);
        services.AddSingleton<RulePollingService>().AddHostedServiceIfNeeded(static sp => sp.FindIfEnabled<RulePollingService>());

        // Each is inserted before the previous one: first statements, gRPC, policy, redaction, then attributes for X-Ray, then annotations.
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceAnnotations, () => Annotate(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceSegments, () => DescribeSegments(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceRedaction, () => Redact(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceRules, () => Judge(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceGrpc, () => DescribeGrpc(sp, traces)));
        services.ConfigureFirst(static (IServiceProvider sp, TracerProviderBuilder traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.TraceStatements, () => DropDriverSpans(sp, traces)));
        return services.ConfigureOpenTelemetryTracerProvider(static (sp, traces) =>
            sp.GetRequiredService<PartGuard>().Run(Part.Traces, () => Configure(sp, traces)));
    }

    /// <summary>Registers the settings of traces.</summary>
    public static IServiceCollection AddTraceServices(this IServiceCollection services)
    {
        services.TryAddSingleton<ApplicationExporters>();
        return services.AddSingleton<TraceSettings>().AddSingleton<ActiveSampler>();
    }

    private static void Annotate(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<TraceSettings>();
        if (settings is { Enabled: true, Annotations: not [] })
        {
            traces.AddProcessor(new AnnotatingProcessor(settings.Annotations));
        }
    }

    private static void DescribeGrpc(IServiceProvider services, TracerProviderBuilder traces)
    {
        if (services.GetRequiredService<TraceSettings>().Enabled)
        {
            traces.AddProcessor(new GrpcProcessor());
        }
    }

    private static void DropDriverSpans(IServiceProvider services, TracerProviderBuilder traces)
    {
        if (services.GetRequiredService<TraceSettings>().Enabled)
        {
            traces.AddProcessor(new DriverSpanProcessor());
        }
    }

    private static void DescribeSegments(IServiceProvider services, TracerProviderBuilder traces)
    {
        var settings = services.GetRequiredService<TraceSettings>();
        if (settings.Enabled && settings.Options.XRay.Attributes != false)
        {
            traces.AddProcessor(new SegmentProcessor(settings.Options.XRay.Attributes, new RemoteNames(settings.Options.XRay.ServiceNames)));
        }
    }

    private static void Redact(IServiceProvider services, TracerProviderBuilder traces)
    {
        var policy = services.GetRequiredService<RedactionPolicy>();
        if (policy.IsEnabled && services.GetRequiredService<TraceSettings>().Enabled)
        {
            traces.AddProcessor(new RedactingSpanProcessor(policy));
            RunningPolicies.Add(policy);
        }
    }

    private static void Judge(IServiceProvider services, TracerProviderBuilder traces)
    {
        var policy = services.GetRequiredService<HostPolicy>();
        if (IncludedFeatures.Policy && policy.Judge is { } judge && services.GetRequiredService<TraceSettings>().Enabled)
        {
            traces.AddProcessor(new PolicySpanProcessor(policy, judge));
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
        if (ProcessHooks.IsPropagatorInstalled)
        {
            traces.AddProcessor(new EarlyClientProcessor(services));
        }

        AddSources(services, traces, settings);

        // A sampler that was set in code is kept, unless the process environment sets one.
        traces.ConfigureSampler((_, current) =>
        {
            var sampler = settings.Sampler?.Overrides(current) == true ? settings.Sampler.Create(services) : current;
            services.GetRequiredService<ActiveSampler>().Description = sampler.Description;
            var counted = DeferredDecisionSampler.Wrap(sampler, services.GetRequiredService<OutputCounts>());
            return services.GetRequiredService<DetailSettings>().IsEnabled ? new DetailSampler(counted) : counted;
        });
        AddExporters(services, traces, settings);
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
