using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StandardObservability.Export.Counts;
using StandardObservability.Identity;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Records;
using StandardObservability.Redaction;

namespace StandardObservability.Logging;

/// <summary>What the package for another logging library needs: a guard for that library's logger provider, and loggers after the host's end.</summary>
internal sealed class BridgedLogging(IServiceProvider services)
{
    private Lazy<ILoggerFactory>? _afterDisposal;
    private CallGuard? _guard;
    private string? _application;

    /// <summary>A provider that passes calls on so that values of the caller cannot throw, and cannot log without end.</summary>
    public ILoggerProvider Guard(ILoggerProvider provider)
        => new RecordLoggerProvider(() => provider, services.GetRequiredService<RedactionPolicy>(), FindGuard(), LazyReaders.Sinks, static () => true);

    /// <summary>Runs code that reads scopes of the guarded provider, under the same guard.</summary>
    public void Run<T>(T argument, Action<T> write) => FindGuard().Run(exception: null, (argument, write), static (_, a) => a.write(a.argument));

    /// <summary>Creates a logger. After the host was disposed of, only standard output accepts its lines.</summary>
    /// <param name="category">The category, or <see langword="null"/> for the application's own.</param>
    public ILogger? CreateLogger(string? category)
    {
        try
        {
            var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(category ?? FindApplication());
            _afterDisposal ??= CaptureAfterDisposal();
            return logger;
        }
        catch (ObjectDisposedException)
        {
            return _afterDisposal?.Value.CreateLogger(category ?? FindApplication());
        }
    }

    private CallGuard FindGuard() => _guard ??= new CallGuard(services.GetRequiredService<OutputCounts>().StandardOutputLogs);

    private string FindApplication() => _application ??= services.GetRequiredService<ServiceIdentity>().ApplicationName;

    /// <summary>Captures what loggers need after the end, while the host runs.</summary>
    private Lazy<ILoggerFactory> CaptureAfterDisposal()
    {
        FindApplication();
        var lines = services.GetServices<ILoggerProvider>().OfType<StandardOutputLoggerProvider>().ToArray();
        var filters = services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>();
        return new(() => new LoggerFactory(lines, filters));
    }
}
