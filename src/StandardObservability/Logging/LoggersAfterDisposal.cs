using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Identity;

namespace StandardObservability.Logging;

/// <summary>Creates loggers that write to standard output after the host and its logger factory were disposed of.</summary>
internal sealed class LoggersAfterDisposal
{
    private readonly Lazy<ILoggerFactory> _loggers;
    private readonly string _application;

    /// <summary>Captures what the loggers need. The host still runs.</summary>
    public LoggersAfterDisposal(IServiceProvider services)
    {
        var lines = services.GetServices<ILoggerProvider>().OfType<StandardOutputLoggerProvider>().ToArray();
        var filters = services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>();
        _application = services.GetRequiredService<ServiceIdentity>().ApplicationName;
        _loggers = new(() => new LoggerFactory(lines, filters));
    }

    /// <param name="category">The category, or <see langword="null"/> for the application's own.</param>
    public ILogger Create(string? category) => _loggers.Value.CreateLogger(category ?? _application);
}
