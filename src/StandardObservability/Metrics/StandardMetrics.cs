using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Metrics.Emf.Instruments;
using StandardObservability.Metrics.Rules;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.SdkInternals.Views;
using StandardObservability.SdkInternals.Processors;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.Settings;

namespace StandardObservability.Metrics;

/// <summary>Configures OpenTelemetry metrics: the meters to collect and the readers that export them.</summary>
internal static class StandardMetrics
{
    public static IServiceCollection AddStandardMetrics(this IServiceCollection services)
    {
        OpenTelemetryServices.Add(services).WithMetrics();
        services.AddMetricServices().AddSingleton(CreateOverflowWarning).AddSingleton<OutputMeter>();
        services.AddSingleton<ExportedMetrics>().AddSingleton<PolicyMeter>().AddSingleton(CreateRules);
        services.ConfigureFirst(static (IServiceProvider sp, MeterProviderBuilder meters) =>
            sp.GetRequiredService<PartGuard>().Run(Part.MetricRules, () => AddRules(sp, meters)));
        return services.ConfigureOpenTelemetryMeterProvider(static (sp, meters) =>
            sp.GetRequiredService<PartGuard>().Run(Part.Metrics, () => Configure(sp, meters)));
    }

    /// <summary>Registers the settings of metrics and what describes and flushes them.</summary>
    public static IServiceCollection AddMetricServices(this IServiceCollection services)
    {
        services.TryAddSingleton<ApplicationExporters>();
        return services.AddSingleton<MetricSettings>().AddSingleton(CreateAgent).AddSingleton(EmittedDimensions.Describe);
    }

    /// <summary>Registers the counter of failed requests of a web service.</summary>
    public static IServiceCollection AddRequestFaults(this IServiceCollection services) => services.AddSingleton<RequestFaults>();

    /// <summary>Returns the method that counts a request which failed although its status code is below 500.</summary>
    public static Action GetRequestFaultCounter(this IServiceProvider services) => services.GetRequiredService<RequestFaults>().Add;

    /// <summary>Adds the meters of known libraries, except those that are disabled.</summary>
    /// <param name="meters">The builder of the meter provider.</param>
    /// <param name="services">The host's services.</param>
    /// <param name="isWeb">Whether to add those of web services, or all others.</param>
    /// <param name="isMeasuredHere">Whether the caller records the measurements of a meter, which is not added then.</param>
    public static void AddKnownMeters(this MeterProviderBuilder meters, IServiceProvider services, bool isWeb, Func<string, bool>? isMeasuredHere = null)
    {
        var settings = services.GetRequiredService<MetricSettings>();
        if (!settings.Enabled)
        {
            return;
        }

        var hasEmf = settings.Outputs.Emf || services.GetRequiredService<ApplicationExporters>().HasEmfExporter;
        foreach (var instrumentation in InstalledLibraries.Known.Where(i => i.IsWeb == isWeb))
        {
            if (settings.Options.Instrumentations.IsEnabled(instrumentation.Name, byDefault: !(hasEmf && instrumentation.IsOffWithEmf)))
            {
                meters.AddMeter([.. instrumentation.Meters.Where(m => isMeasuredHere?.Invoke(m) != true)]);
            }
        }
    }

    private static void Configure(IServiceProvider services, MeterProviderBuilder meters)
    {
        var settings = services.GetRequiredService<MetricSettings>();
        if (!settings.Enabled)
        {
            return;
        }

        ProcessMeter.Ensure();
        meters.AddKnownMeters(services, isWeb: false);
        meters.AddMeter([
            .. services.GetRequiredService<ServiceIdentity>().ApplicationName.WithChildren(),
            .. services.GetRequiredService<HostSettings>().Options.Meters.WithoutBlanks(),
        ]);
        if (settings.Options.Instrumentations.IsEnabled(InstrumentationNames.Outputs))
        {
            meters.AddMeter(services.GetRequiredService<OutputMeter>().Name);
        }

        AddReaders(services, meters, settings);
    }

    /// <summary>Adds what an embedded policy decides about instruments. Without one nothing is added.</summary>
    private static void AddRules(IServiceProvider services, MeterProviderBuilder meters)
    {
        var policy = services.GetRequiredService<HostPolicy>();
        if (policy.Judge is null || !services.GetRequiredService<MetricSettings>().Enabled)
        {
            return;
        }

        var rules = services.GetRequiredService<InstrumentRules>();
        if (!ViewOverride.TryAdd(meters, rules.Decide))
        {
            // A view of the application may double or keep what this view drops, so it does not limit anything.
            meters.AddView(instrument => rules.Decide(instrument, isDropped: false) is { IsDropped: true } ? MetricStreamConfiguration.Drop : null);
        }

        meters.AddMeter(services.GetRequiredService<PolicyMeter>().Name);
    }

    private static InstrumentRules CreateRules(IServiceProvider services)
    {
        var outputs = services.GetRequiredService<MetricSettings>().Outputs;
        var isEmfAlone = outputs is { Emf: true, Otlp: null, Console: false } && !services.GetRequiredService<ApplicationExporters>().HasMetricExporter;
        return new InstrumentRules(services.GetRequiredService<HostPolicy>(), isEmfAlone);
    }

    private static void AddReaders(IServiceProvider services, MeterProviderBuilder meters, MetricSettings settings)
    {
        var application = services.GetRequiredService<ApplicationExporters>();
        if (settings.Outputs.Otlp is { } target && !application.HasMetricExporter)
        {
            Func<Metric, bool> accept = services.GetRequiredService<ExportedMetrics>().Accept;
            services.GetRequiredService<PartGuard>().Run(
                Part.MetricsOtlp,
                () => meters.AddReader(OtlpExporters.Metrics(services, target, settings.Temporality.IsDelta, accept)));
        }

        if (settings.Outputs.Emf && !application.HasEmfExporter)
        {
            var negatives = new NegativeMeasurements();
            meters.AddView(negatives.Observe).AddReader(EmfReaderFactory.Create(services, settings, negatives));
        }

        if (settings.Outputs.Console)
        {
            var period = services.GetRequiredService<IOptionsMonitor<MetricReaderOptions>>().CurrentValue.PeriodicExportingMetricReaderOptions;
            services.GetRequiredService<PartGuard>().Run(
                Part.MetricsConsole,
                () => meters.AddReader(Periodic(period, ConsoleExporters.Metrics(), MetricReaderTemporalityPreference.Cumulative)));
        }
    }

    private static AgentOutput CreateAgent(IServiceProvider services)
    {
        var endpoint = services.GetRequiredService<MetricSettings>().EmfAgent!;
        var time = services.GetTimeProvider();
        var (count, log) = (services.GetRequiredService<OutputCounts>().Emf, services.GetRequiredService<ExportLog>());
        return new AgentOutput(endpoint, new ExportHealth("metrics", endpoint.Display, null, count, log, time));
    }

    private static OverflowWarning CreateOverflowWarning(IServiceProvider services)
        => new(
            () => services.GetRequiredService<ILoggerFactory>().CreateLogger("StandardObservability.Metrics"),
            services.GetRequiredService<RedactionPolicy>());

    private static PeriodicExportingMetricReader Periodic(
        PeriodicExportingMetricReaderOptions period,
        OpenTelemetry.BaseExporter<Metric> exporter,
        MetricReaderTemporalityPreference temporality)
        => new(exporter, period.ExportIntervalMilliseconds ?? 60_000, period.ExportTimeoutMilliseconds ?? 30_000) { TemporalityPreference = temporality };
}
