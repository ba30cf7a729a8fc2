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
            if (rule.ProviderName == Guarded)
            {
                options.Rules[i] = new LoggerFilterRule(
                    guard, rule.CategoryName, rule.LogLevel, rule.Filter is { } own ? (_, category, level) => own(Guarded, category, level) : null);
            }
            else if (rule is { ProviderName: null, Filter: { } filter })
            {
                options.Rules[i] = new LoggerFilterRule(
                    null, rule.CategoryName, rule.LogLevel, (provider, category, level) => filter(provider == guard ? Guarded : provider, category, level));
            }
        }
    }
}
