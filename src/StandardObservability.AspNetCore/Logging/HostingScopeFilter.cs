using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Disables, by default, the log category in which ASP.NET Core's host opens a scope for each request.</summary>
/// <remarks>
/// The scope repeats what the trace id identifies and costs several hundred bytes a request. The rule comes before the user's rules,
/// so that an entry in <c>Logging:LogLevel</c> enables the category again.
/// </remarks>
internal sealed class HostingScopeFilter(HostSettings settings, RegistrationContext registration) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Category = "Microsoft.AspNetCore.Hosting.Diagnostics";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        if (settings.Enabled && registration.HasLoggerProvider)
        {
            options.Rules.Insert(0, new LoggerFilterRule(providerName: null, Category, LogLevel.None, filter: null));
        }
    }
}
