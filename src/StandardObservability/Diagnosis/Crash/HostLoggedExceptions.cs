using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Remembers the exceptions that .NET's host has logged, so that the crash line does not repeat them.</summary>
/// <remarks>It shares the alias of our log lines: an exception whose line a filter drops is not remembered.</remarks>
[ProviderAlias(nameof(StandardObservability))]
internal sealed class HostLoggedExceptions : ILoggerProvider, ILogger
{
    private const string Hosting = "Microsoft.Extensions.Hosting.";
    private static readonly ConditionalWeakTable<Exception, HostLoggedExceptions> Logged = [];

    private readonly ObservedHost _host;

    /// <summary>Creates the provider of a host, which is observed from here on.</summary>
    public HostLoggedExceptions(ObservedHost host) => _host = host;

    /// <summary>Whether the host has logged the exception, or all exceptions that it aggregates.</summary>
    public static bool Contains(Exception exception)
        => Logged.TryGetValue(exception, out _)
        || (exception is AggregateException { InnerExceptions: { Count: > 0 } several } && several.All(Contains));

    public ILogger CreateLogger(string categoryName)
    {
        _host.OnLogger();
        return categoryName.StartsWith(Hosting, StringComparison.Ordinal) ? this : NullLogger.Instance;
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel is LogLevel.Error or LogLevel.Critical;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not null && IsEnabled(logLevel))
        {
            Logged.AddOrUpdate(exception, this);
        }
    }

    public void Dispose()
    {
        // Nothing to release.
    }
}
