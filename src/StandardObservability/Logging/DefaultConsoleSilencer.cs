using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Settings;

namespace StandardObservability.Logging;

/// <summary>Silences .NET's own console logger while logs are ours, wherever that logger was registered.</summary>
/// <remarks>By filter, because the provider may be added after the line. Its rules give way to one that lets nothing through.</remarks>
internal sealed class DefaultConsoleSilencer(LogSettings settings, RegistrationContext line) : IPostConfigureOptions<LoggerFilterOptions>
{
    private const string Alias = "Console";
    private const string TypeName = "Microsoft.Extensions.Logging.Console.ConsoleLoggerProvider";

    public void PostConfigure(string? name, LoggerFilterOptions options)
    {
        // Something must speak: where neither our lines nor OTLP do, the console goes on.
        var speaks = settings.Outputs.StandardOutput != StandardOutputFormat.Off || settings.Outputs.Otlp is not null;
        if (!settings.Enabled || !speaks || !line.HasLoggerProvider)
        {
            return;
        }

        foreach (var rule in options.Rules.Where(static r => r.ProviderName is Alias or TypeName).ToList())
        {
            options.Rules.Remove(rule);
        }

        options.Rules.Add(new LoggerFilterRule(TypeName, categoryName: null, LogLevel.None, filter: null));
    }
}
