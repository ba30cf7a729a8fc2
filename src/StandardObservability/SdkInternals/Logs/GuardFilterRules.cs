using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.SdkInternals.Logs;

/// <summary>Applies the filter rules that select OpenTelemetry's logger provider by its type to the provider that guards it.</summary>
internal sealed class GuardFilterRules(HostSettings settings, string guard) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Guarded = OpenTelemetryLoggerProviderName.Type;

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        for (var i = 0; settings.Enabled && i < options.Rules.Count; i++)
        {
            var rule = options.Rules[i];
            if (rule.ProviderName == Guarded || (rule.Filter is not null && rule.ProviderName is null))
            {
                options.Rules[i] = new LoggerFilterRule(
                    rule.ProviderName is null ? null : guard,
                    rule.CategoryName,
                    rule.LogLevel,
                    rule.Filter is { } filter ? (provider, category, level) => filter(provider == guard ? Guarded : provider, category, level) : null);
            }
        }
    }
}
