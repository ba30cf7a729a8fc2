using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>Disables .NET's console logger provider while this library writes or exports the logs, wherever the provider was registered.</summary>
/// <remarks>It adds a filter rule, because the provider may be added after the registration. More specific rules for the provider are removed.</remarks>
internal sealed class DefaultConsoleSilencer(IServiceProvider services) : IPostConfigureOptions<LoggerFilterOptions>
{
    /// <summary>Without another output the console provider remains enabled.</summary>
    public static bool IsNeeded(IServiceProvider services)
        => services.GetRequiredService<HostSettings>().Enabled
        && services.GetRequiredService<LogSettings>().Outputs is var outputs
        && (outputs.StandardOutput != StandardOutputFormat.Off || outputs.Otlp is not null)
        && services.GetRequiredService<RegistrationContext>().HasLoggerProvider;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (!IsNeeded(services))
        {
            return;
        }

        foreach (var rule in options.Rules.Where(ConsoleLoggerProviderName.IsSelectedBy).ToList())
        {
            options.Rules.Remove(rule);
        }

        options.Rules.Add(new LoggerFilterRule(ConsoleLoggerProviderName.Type, categoryName: null, LogLevel.None, filter: null));
    }
}
