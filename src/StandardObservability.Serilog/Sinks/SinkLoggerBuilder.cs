using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Serilog;
using Serilog.Core;
using StandardObservability.Serilog.Hosting;
using StandardObservability.Settings;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Builds the logger with the application's sinks: from the section <c>Serilog</c>, then from the delegates.</summary>
internal static class SinkLoggerBuilder
{
    private const string Section = "Serilog";

    /// <returns><see langword="null"/> when there is neither a section nor a delegate.</returns>
    public static Logger? Create(IServiceProvider services, SerilogRegistration registration, EventRedactor? events)
    {
        var configuration = services.GetRequiredService<RegistrationContext>().Configuration;
        var hasSection = configuration.GetSection(Section).Exists();
        if (!hasSection && registration.Delegates.Count == 0)
        {
            return null;
        }

        // The section Logging decides which levels are enabled. The application can restrict the sinks further.
        var logger = new LoggerConfiguration().MinimumLevel.Verbose();
        if (events is not null)
        {
            logger.Destructure.With(new ClassifiedObjects(events.Policy));
        }

        Configure(logger, services, registration, hasSection ? configuration : null);
        if (events?.Policy.IsEnabled == true)
        {
            logger.Enrich.With(new RedactingEnricher(events.Policy));
        }

        return logger.CreateLogger();
    }

    private static void Configure(LoggerConfiguration logger, IServiceProvider services, SerilogRegistration registration, IConfiguration? configuration)
    {
        var guard = services.GetRequiredService<PartGuard>();
        if (configuration is not null)
        {
            guard.Run(Part.SerilogConfiguration, () => logger.ReadFrom.Configuration(configuration));
        }

        foreach (var configure in registration.Delegates)
        {
            guard.Run(Part.SerilogDelegate, () => configure(services, logger));
        }
    }

    /// <summary>Whether there may be a sink. What a delegate adds is not known.</summary>
    public static bool HasSinks(IServiceProvider services, SerilogRegistration registration)
        => registration.Delegates.Count > 0 || services.GetRequiredService<RegistrationContext>().Configuration.GetSection(Section).GetChildren()
            .Any(static c => c.Key.StartsWith("WriteTo", StringComparison.OrdinalIgnoreCase)
                || c.Key.StartsWith("AuditTo", StringComparison.OrdinalIgnoreCase));
}
