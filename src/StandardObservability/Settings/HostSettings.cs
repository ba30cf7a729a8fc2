using Microsoft.Extensions.Hosting;
using StandardObservability.Conventions;
using StandardObservability.Settings.Table;

namespace StandardObservability.Settings;

/// <summary>The settings that every part of one host shares. Read once, when the host is built.</summary>
internal sealed class HostSettings
{
    public HostSettings(StandardObservabilityOptions options, RegistrationContext registration, StandardVariables variables, SettingProblems problems)
    {
        NumberSetting.CorrectRanges(options, problems);
        Options = options;
        Environment = registration.Environment;
        IsDevelopment = Environment?.IsDevelopment() ?? false;
        DisabledReason = FindDisabledReason(options, variables, problems);
    }

    /// <summary>The options after all configuration and all code; every number is within its range.</summary>
    public StandardObservabilityOptions Options { get; }

    public IHostEnvironment? Environment { get; }

    public bool IsDevelopment { get; }

    /// <summary>Why telemetry is disabled, or <see langword="null"/> when it is enabled.</summary>
    public string? DisabledReason { get; }

    public bool Enabled => DisabledReason is null;

    private static string? FindDisabledReason(StandardObservabilityOptions options, StandardVariables variables, SettingProblems problems)
    {
        // Both the process environment and the host's configuration can disable telemetry; neither can enable it again.
        foreach (var value in (string?[])[variables.FindSwitch(ConfigurationNames.SdkDisabled), variables.Find(ConfigurationNames.SdkDisabled)])
        {
            if (value is null)
            {
                continue;
            }

            if (!bool.TryParse(value, out var isDisabled))
            {
                problems.Add($"{ConfigurationNames.SdkDisabled} is \"{value}\". It must be true or false; telemetry stays enabled.");
            }
            else if (isDisabled)
            {
                return $"{ConfigurationNames.SdkDisabled} is true";
            }
        }

        return options.Enabled ? null : $"{ConfigurationNames.Section}:{nameof(options.Enabled)} is false";
    }
}
