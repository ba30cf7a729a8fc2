using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Metrics;
using StandardObservability.Conventions;
using StandardObservability.Export;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Identity;
using StandardObservability.Metrics.Emf.Agent;
using StandardObservability.Metrics.Emf.Attributes;
using StandardObservability.Metrics.Emf.Documents;
using StandardObservability.Metrics.Emf.Instruments;
using StandardObservability.Metrics.Emf.Series;
using StandardObservability.Metrics.Rules;
using StandardObservability.Policy;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;
using StandardObservability.Settings.Table;

namespace StandardObservability.Metrics.Emf;

/// <summary>Creates the OpenTelemetry metric reader that exports embedded metric format, for the registration and for <c>AddEmfExporter</c>.</summary>
internal static class EmfReaderFactory
{
    private const int DefaultInterval = 60_000;
    private const int DefaultTimeout = 30_000;

    /// <summary>Creates the reader of the registration.</summary>
    public static MetricReader Create(IServiceProvider services, MetricSettings settings, NegativeMeasurements negatives)
    {
        var options = new EmfExporterOptions
        {
            Namespace = settings.EmfNamespace,
            MaxSeriesPerInstrument = settings.Options.MaxSeriesPerInstrument,
            MaxSeries = Math.Min(settings.Options.MaxSeries, services.GetRequiredService<HostPolicy>().Judge?.Policy.Limits.ServiceSeries ?? int.MaxValue),
            MaxLineBytes = settings.MaxLineBytes,
        };
        foreach (var (metric, attributes) in settings.Options.Dimensions)
        {
            options.Dimensions[metric] = attributes;
        }

        LineWriter lines = settings.EmfAgent is null ? services.GetRequiredService<StandardOutput>() : services.GetRequiredService<AgentOutput>();
        var output = new EmfOutput(lines, services.GetRequiredService<OutputCounts>().Emf, ownsLines: false);
        return Create(services, options, settings.EmfAgent, output, negatives, services.GetRequiredService<CurrentIdentity>());
    }

    /// <summary>Creates the reader of <c>AddEmfExporter</c>. The registration may be missing.</summary>
    /// <exception cref="ArgumentException">An option has a value that cannot be used.</exception>
    public static MetricReader Create(IServiceProvider services, EmfExporterOptions options, NegativeMeasurements negatives)
    {
        var variables = new StandardVariables(services.GetService<IConfiguration>() ?? new ConfigurationManager(), Environment.GetEnvironmentVariable);
        options.Namespace ??= variables.Find(ConfigurationNames.EmfNamespace);
        if (!NumberRange.LineBytes.Contains(options.MaxLineBytes))
        {
            throw new ArgumentException(
                $"{nameof(EmfExporterOptions)}.{nameof(options.MaxLineBytes)} is {options.MaxLineBytes}. {NumberRange.LineBytes.Rule}.",
                nameof(options));
        }

        var problems = new SettingProblems();
        var agent = AgentEndpoint.Read(variables, options, problems);
        if (problems.Messages is [var problem, ..])
        {
            throw new ArgumentException(problem, nameof(options));
        }

        var count = services.GetService<OutputCounts>()?.Emf ?? new OutputCount("emf");
        var shared = agent is null ? services.GetService<StandardOutput>() : null;
        var output = new EmfOutput(shared ?? CreateLineWriter(services, agent, count), count, ownsLines: shared is null);
        return Create(services, options, agent, output, negatives, services.GetService<CurrentIdentity>());
    }

    /// <summary>Milliseconds between two exports.</summary>
    public static int FindInterval(IServiceProvider services) => FindPeriod(services).ExportIntervalMilliseconds ?? DefaultInterval;

    private static PeriodicExportingMetricReaderOptions FindPeriod(IServiceProvider services)
        => services.GetRequiredService<IOptionsMonitor<MetricReaderOptions>>().CurrentValue.PeriodicExportingMetricReaderOptions;

    private static PeriodicExportingMetricReader Create(
        IServiceProvider services,
        EmfExporterOptions options,
        AgentEndpoint? agent,
        EmfOutput output,
        NegativeMeasurements negatives,
        CurrentIdentity? identity)
    {
        var period = FindPeriod(services);
        var interval = FindInterval(services);
        var logger = services.GetService<ILoggerFactory>()?.CreateLogger("StandardObservability.Metrics") ?? NullLogger.Instance;
        var redaction = FindRedaction(services);
        negatives.Logger = logger;
        var exporter = new EmfExporter(
            new DimensionRules(options.Dimensions),
            new EmfDocumentWriter(new EmfHeadWriter(options.Namespace, agent, redaction), agent?.MaxDocumentBytes ?? options.MaxLineBytes),
            new SeriesBudget(options.MaxSeriesPerInstrument, options.MaxSeries, logger),
            new DimensionGroups(),
            FindObserver(services, logger, redaction),
            redaction,
            output,
            FindRequestFaults(services),
            negatives,
            identity,
            TimeSpan.FromMilliseconds(interval),
            services.GetTimeProvider());
        return CreateReader(exporter, interval, period.ExportTimeoutMilliseconds ?? DefaultTimeout);
    }

    private static PeriodicExportingMetricReader CreateReader(EmfExporter exporter, int interval, int timeout)
    {
        var reader = new PeriodicExportingMetricReader(exporter, interval, timeout) { TemporalityPreference = MetricReaderTemporalityPreference.Delta };
        ExponentialAggregation.TryUse(reader);
        return reader;
    }

    /// <summary>The configured policy, or the default one when the registration is missing.</summary>
    private static RedactionPolicy FindRedaction(IServiceProvider services)
        => services.GetService<RedactionPolicy>() ?? new RedactionPolicy(new RedactionOptions());

    private static ExportedMetrics FindObserver(IServiceProvider services, ILogger logger, RedactionPolicy redaction)
        => services.GetService<ExportedMetrics>()
            ?? new ExportedMetrics(new HostPolicy(null, services.GetTimeProvider()), new OverflowWarning(() => logger, redaction));

    /// <summary>The failed requests of a web service whose request metrics are collected.</summary>
    private static RequestFaults? FindRequestFaults(IServiceProvider services)
        => services.GetService<RequestFaults>() is { } faults
            && services.GetRequiredService<MetricSettings>().Options.Instrumentations.IsEnabled(InstrumentationNames.AspNetCore)
                ? faults
                : null;

    private static LineWriter CreateLineWriter(IServiceProvider services, AgentEndpoint? agent, OutputCount count)
    {
        if (agent is null)
        {
            return new StandardOutput(services.GetService<StandardOutputStream>() ?? new StandardOutputStream());
        }

        var log = new ExportLog();
        if (services.GetService<ILoggerFactory>() is { } loggers)
        {
            log.Open(loggers);
        }

        return new AgentOutput(agent, new ExportHealth("metrics", agent.Display, null, count, log, services.GetTimeProvider()));
    }
}
