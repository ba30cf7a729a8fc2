using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.AspNetCore.Logging;

/// <summary>Turns off, by default, the log category in which ASP.NET Core's host opens a scope for each request.</summary>
/// <remarks>
/// Its scope repeats what a trace id leads to and costs several hundred bytes a request. The rule stands before the user's own,
/// so that one entry in <c>Logging:LogLevel</c> brings the category back.
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
