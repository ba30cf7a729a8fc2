using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using OpenTelemetry.Logs;
using StandardObservability.Export;
using StandardObservability.Export.Lines;
using StandardObservability.Export.Otlp;
using StandardObservability.Hosting;
using StandardObservability.Identity;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Readable;
using StandardObservability.Logging.Records;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.SdkInternals;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>Writes what the service says to standard output, and sends it by OTLP when that was asked for.</summary>
internal static class StandardLogs
{
    public static IServiceCollection AddStandardLogs(this IServiceCollection services)
    {
        var provider = ServiceDescriptor.Singleton(CreateProvider);
        RegistrationContext.Find(services)!.LoggerProvider = provider;
        services.Add(provider);
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>, DefaultConsoleSilencer>();
        services.AddSingleton<UnusedLoggerProviderFilter>();
        services.AddSingleton<IPostConfigureOptions<LoggerFilterOptions>>(static sp => sp.GetRequiredService<UnusedLoggerProviderFilter>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(static sp => sp.GetRequiredService<UnusedLoggerProviderFilter>());
        services.AddSingleton<IPostConfigureOptions<LoggerFactoryOptions>, ActivityScopeFilter>();
        services.AddOpenTelemetry().WithLogging();
        services.AddOptions<OpenTelemetryLoggerOptions>().Configure<ObservabilitySettings>(static (options, settings) =>
        {
            if (settings.Enabled && settings.Logs.Otlp is not null)
            {
                options.IncludeFormattedMessage = true;
                options.IncludeScopes = true;
            }
        });
        services.ConfigureFirst(static (IServiceProvider sp, LoggerProviderBuilder logs) => sp.GetRequiredService<PartGuard>().Run("Redactors of logs", () => Redact(sp, logs)));
        return services.ConfigureOpenTelemetryLoggerProvider(static (sp, logs) =>
            sp.GetRequiredService<PartGuard>().Run("Logs by OTLP", () => Configure(sp, logs)));
    }

    private static void Redact(IServiceProvider services, LoggerProviderBuilder logs)
    {
        var policy = services.GetRequiredService<RedactionPolicy>();
        if (policy.IsOn && services.GetRequiredService<ObservabilitySettings>().Enabled)
        {
            logs.AddProcessor(new RedactingLogRecordProcessor(policy, services.GetRequiredService<UnusedLoggerProviderFilter>()));
        }
    }

    private static void Configure(IServiceProvider services, LoggerProviderBuilder logs)
    {
        var settings = services.GetRequiredService<ObservabilitySettings>();
        if (settings.Enabled && settings.Logs.Otlp is { } target && !services.GetRequiredService<ApplicationExporters>().SendLogs)
        {
            logs.AddProcessor(OtlpExporters.Logs(services, target));
        }
    }

    private static ILoggerProvider CreateProvider(IServiceProvider services)
    {
        var settings = services.GetRequiredService<ObservabilitySettings>();
        if (!settings.Enabled || settings.Logs.StandardOutput == StandardOutputFormat.Off)
        {
            return NullLoggerProvider.Instance;
        }

        var messages = new MessageRenderer(new RedactedValues(services.GetRequiredService<RedactionPolicy>(), settings.MaxLineBytes));
        ILineFormat format = settings.Logs.StandardOutput == StandardOutputFormat.Readable
            ? new ReadableFormat(messages, ReadableFormat.TerminalHasColors)
            : new JsonFormat(messages, services.GetRequiredService<CurrentIdentity>(), settings.MaxLineBytes);
        return new StandardOutputLoggerProvider(
            format,
            messages,
            services.GetRequiredService<StandardOutput>(),
            services.GetRequiredService<OutputCounts>().StandardOutputLogs,
            services.GetService<TimeProvider>() ?? TimeProvider.System);
    }
}
