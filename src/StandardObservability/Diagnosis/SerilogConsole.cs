using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using StandardObservability.SdkInternals.Logs;

namespace StandardObservability.Diagnosis;

/// <summary>Finds a console sink of Serilog that code adds beside the lines of this library. This package does not reference Serilog.</summary>
internal static class SerilogConsole
{
    private const string Provider = "Serilog.Extensions.Logging.SerilogLoggerProvider";

    /// <param name="sinks">The logger with the sinks of <c>AddStandardSerilog</c>, if it is used.</param>
    /// <param name="services">The services of the host.</param>
    /// <returns>What writes each line too, or <see langword="null"/>.</returns>
    public static string? Find(object? sinks, IServiceProvider services)
    {
        try
        {
            return sinks is not null && SerilogSinks.WriteToConsole(sinks) ? "the sink Console that code adds to AddStandardSerilog"
                : services.GetServices<ILoggerProvider>().Any(WritesToConsole)
                    ? "the sink Console of the logger that AddSerilog adds to the logging builder"
                : null;
        }
        catch (Exception)
        {
            // Another version of Serilog. The warning is missing, and nothing else.
            return null;
        }
    }

    private static bool WritesToConsole(ILoggerProvider provider)
        => provider.GetType().FullName == Provider && SerilogSinks.FindLogger(provider) is { } logger && SerilogSinks.WriteToConsole(logger);
}
