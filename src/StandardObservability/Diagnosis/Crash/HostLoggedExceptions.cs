using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandardObservability.Diagnosis.Crash;

/// <summary>Remembers which exceptions .NET's host has logged by itself, so that none is written twice when it ends the process.</summary>
/// <remarks>Under the alias of our lines: what a filter keeps from them is not seen here either.</remarks>
[ProviderAlias(nameof(StandardObservability))]
internal sealed class HostLoggedExceptions : ILoggerProvider, ILogger
{
    private const string Hosting = "Microsoft.Extensions.Hosting.";

    private static readonly ConditionalWeakTable<Exception, HostLoggedExceptions> Logged = [];

    public HostLoggedExceptions(ObservedHost host)
    {
        // Asked for to begin the host's watched life, which the host's first logger does.
        ArgumentNullException.ThrowIfNull(host);
    }

    /// <summary>Whether hosting has logged the exception, or all those it stands for.</summary>
    public static bool Contains(Exception exception)
        => Logged.TryGetValue(exception, out _)
        || (exception is AggregateException { InnerExceptions: { Count: > 0 } several } && several.All(Contains));

    public ILogger CreateLogger(string categoryName)
        => categoryName.StartsWith(Hosting, StringComparison.Ordinal) ? this : NullLogger.Instance;

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
        // Holds nothing.
    }
}
