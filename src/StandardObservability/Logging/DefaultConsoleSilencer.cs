using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.SdkInternals.Logs;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>Disables .NET's console logger provider while this library writes or exports the logs, wherever the provider was registered.</summary>
/// <remarks>It adds a filter rule, because the provider may be added after the registration. More specific rules for the provider are removed.</remarks>
internal sealed class DefaultConsoleSilencer(LogSettings settings, RegistrationContext registration) : IPostConfigureOptions<LoggerFilterOptions>
{
    /// <summary>Without another output the console provider remains enabled.</summary>
    public static bool IsNeeded(LogSettings settings, RegistrationContext registration)
        => settings.Enabled
        && (settings.Outputs.StandardOutput != StandardOutputFormat.Off || settings.Outputs.Otlp is not null)
        && registration.HasLoggerProvider;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (!IsNeeded(settings, registration))
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
