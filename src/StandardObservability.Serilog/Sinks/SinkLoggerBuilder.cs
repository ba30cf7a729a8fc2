using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using StandardObservability.Serilog.Hosting;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Builds the logger that has the application's sinks: the section <c>Serilog</c>, then the delegates.</summary>
internal static class SinkLoggerBuilder
{
    private const string Section = "Serilog";

    /// <returns><see langword="null"/>, when neither the section nor a delegate says anything.</returns>
    public static Logger? Create(IServiceProvider services, SerilogRegistration line, EventRedactor? events)
    {
        var configuration = services.GetRequiredService<RegistrationContext>().Configuration;
        var hasSection = configuration.GetSection(Section).Exists();
        if (!hasSection && line.Delegates.Count == 0)
        {
            return null;
        }

        // The section Logging decides what is enabled, unless the application asks Serilog for less.
        var logger = new LoggerConfiguration().MinimumLevel.Verbose();
        var guard = services.GetRequiredService<PartGuard>();
        if (events is not null)
        {
            logger.Destructure.With(new ClassifiedObjects(events.Policy));
        }

        if (hasSection)
        {
            guard.Run(Part.SerilogConfiguration, () => logger.ReadFrom.Configuration(configuration));
        }

        foreach (var configure in line.Delegates)
        {
            guard.Run(Part.SerilogDelegate, () => configure(services, logger));
        }

        if (events?.Policy.IsEnabled == true)
        {
            logger.Enrich.With(new RedactingEnricher(events.Policy));
        }

        return logger.CreateLogger();
    }

    /// <summary>Whether there may be anything to write to; what a delegate adds cannot be asked for.</summary>
    public static bool HasSinks(IServiceProvider services, SerilogRegistration line)
        => line.Delegates.Count > 0 || services.GetRequiredService<RegistrationContext>().Configuration.GetSection(Section).GetChildren()
            .Any(static c => c.Key.StartsWith("WriteTo", StringComparison.OrdinalIgnoreCase) || c.Key.StartsWith("AuditTo", StringComparison.OrdinalIgnoreCase));
}
