using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenTelemetry;
using OpenTelemetry.Logs;
using StandardObservability.Export.Counts;
using StandardObservability.Export.Lines;
using StandardObservability.Export.Otlp;
using StandardObservability.Identity;
using StandardObservability.Logging.Detail;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Readable;
using StandardObservability.Logging.Records;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.SdkInternals.Providers;
using StandardObservability.SdkInternals.Processors;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>Registers the logs: lines on standard output, and OTLP when it is configured.</summary>
internal static class StandardLogs
{
    public static IServiceCollection AddStandardLogs(this IServiceCollection services)
    {
        services.AddLogServices();
        RegistrationContext.Find(services)!.AddLineProvider(CreateProvider);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, DefaultConsoleSilencer>();
        ConsoleProviderReplacement.Add(RegistrationContext.Find(services)!, DefaultConsoleSilencer.IsNeeded);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, ExporterClientLevels>();
        services.AddSingleton<DetailLines>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(static sp => sp.GetRequiredService<DetailLines>());
        services.AddSingleton<IPostConfigureOptions<LoggerFactoryOptions>, ActivityScopeFilter>();
        return services.AddLogRecords();
    }

    /// <summary>Registers OpenTelemetry's logs: redacted, exported by OTLP when it is configured, and not built without an exporter.</summary>
    private static IServiceCollection AddLogRecords(this IServiceCollection services)
    {
        services.AddSingleton(static sp => new UnusedLoggerProviderFilter(HasConsumer(sp)));
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(static sp => sp.GetRequiredService<UnusedLoggerProviderFilter>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(static sp => sp.GetRequiredService<UnusedLoggerProviderFilter>());
        OpenTelemetryServices.Add(services).WithLogging();
        OpenTelemetryProviderGuard.Add(RegistrationContext.Find(services)!, CreateRecordProvider, typeof(RecordLoggerProvider));
        services.AddOptions<OpenTelemetryLoggerOptions>().Configure<LogSettings>(static (options, settings) =>
        {
            if (settings.Enabled && settings.Outputs.Otlp is not null)
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
            }
        });
        services.ConfigureFirst(static (IServiceProvider sp, LoggerProviderBuilder logs) =>
            sp.GetRequiredService<PartGuard>().Run(Part.LogRedaction, () => AddRedaction(sp, logs)));
        services.ConfigureOpenTelemetryLoggerProvider(static (sp, logs) =>
            sp.GetRequiredService<PartGuard>().Run(Part.LogsOtlp, () => AddExporter(sp, logs)));
        return services.AddSingleton(new LogRecordConsumers(RegistrationContext.Find(services)!));
    }

    /// <summary>Registers the settings of logs.</summary>
    public static IServiceCollection AddLogServices(this IServiceCollection services)
    {
        services.TryAddSingleton<ApplicationExporters>();
        return services.AddSingleton<LogSettings>();
    }

    /// <summary>Whether something that is known when the host is built exports log records.</summary>
    private static bool HasConsumer(IServiceProvider services)
        => services.GetRequiredService<LogSettings>() is not { Enabled: true, Outputs.Otlp: null } || services.GetRequiredService<LogRecordConsumers>().Any;

    private static void AddRedaction(IServiceProvider services, LoggerProviderBuilder logs)
    {
        var policy = services.GetRequiredService<RedactionPolicy>();
        if (services.GetRequiredService<LogSettings>().Enabled)
        {
            var unused = services.GetRequiredService<UnusedLoggerProviderFilter>();
            var processor = new RedactingLogRecordProcessor(policy, unused);
            unused.OnBuilding(processor);
            logs.AddProcessor(processor);
        }
    }

    private static ILoggerProvider CreateRecordProvider(IServiceProvider services, Func<ILoggerProvider> createOpenTelemetry)
        => services.GetRequiredService<HostSettings>().Enabled
            ? new RecordLoggerProvider(
                createOpenTelemetry,
                services.GetRequiredService<RedactionPolicy>(),
                new CallGuard(services.GetRequiredService<OutputCounts>().OtlpLogs),
                LazyReaders.Record,
                services.GetRequiredService<UnusedLoggerProviderFilter>().IsUsed)
        : services.GetRequiredService<ProviderUse>().IsNeeded ? createOpenTelemetry()
        : NullLoggerProvider.Instance;

    private static void AddExporter(IServiceProvider services, LoggerProviderBuilder logs)
    {
        var settings = services.GetRequiredService<LogSettings>();
        if (settings.Enabled && settings.Outputs.Otlp is { } target && !services.GetRequiredService<ApplicationExporters>().HasLogExporter)
        {
            logs.AddProcessor(OtlpExporters.Logs(services, target));
        }
    }

    /// <summary>Creates the logger provider of standard output, for a host or without one.</summary>
    public static ILoggerProvider CreateProvider(
        LogSettings settings,
        RedactionPolicy redaction,
        CurrentIdentity identity,
        StandardOutput output,
        OutputCounts counts,
        TimeProvider time,
        DetailLines? detail = null)
    {
        var redacted = new RedactedValues(redaction, settings.MaxLineBytes);
        ILineFormat format = settings.Outputs.StandardOutput == StandardOutputFormat.Readable
            ? new ReadableFormat(redacted, ReadableFormat.TerminalHasColors)
            : new JsonFormat(redacted, identity, settings.MaxLineBytes);
        return new StandardOutputLoggerProvider(new LogSteps(redacted, format), output, counts.StandardOutputLogs, time, detail);
    }

    private static ILoggerProvider CreateProvider(IServiceProvider services)
    {
        if (!services.GetRequiredService<HostSettings>().Enabled)
        {
            return NullLoggerProvider.Instance;
        }

        var settings = services.GetRequiredService<LogSettings>();
        return settings.Outputs.StandardOutput == StandardOutputFormat.Off
            ? NullLoggerProvider.Instance
            : CreateProvider(
                settings,
                services.GetRequiredService<RedactionPolicy>(),
                services.GetRequiredService<CurrentIdentity>(),
                services.GetRequiredService<StandardOutput>(),
                services.GetRequiredService<OutputCounts>(),
                services.GetTimeProvider(),
                services.GetRequiredService<DetailLines>() is { IsEnabled: true } detail ? detail : null);
    }
}
