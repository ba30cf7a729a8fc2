using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Writes redacted events to the application's sinks.</summary>
internal sealed class SinksDestination(Logger sinks, EventRedactor? events) : IEventDestination, IDisposable
{
    private const int MostCategories = 4096;

    /// <summary>Whether this thread is inside a sink. What a sink logs goes to all outputs except the sinks, which would recurse without end.</summary>
    [ThreadStatic]
    private static bool _isInside;

    [ThreadStatic]
    private static ExceptionDispatchInfo? _auditFailure;

    /// <summary>One logger per category, because <c>Serilog:MinimumLevel:Override</c> is evaluated when a logger is created.</summary>
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public bool IsEnabled(string? category, LogEventLevel level) => !_isInside && Find(category).IsEnabled(level);

    /// <summary>Takes the exception of an audit sink (<c>AuditTo</c>) for this thread's last event.</summary>
    public static ExceptionDispatchInfo? TakeAuditFailure()
    {
        var failure = _auditFailure;
        _auditFailure = null;
        return failure;
    }

    /// <remarks>Serilog catches the exceptions of all other sinks.</remarks>
    public void Write(string? category, LogEvent logEvent)
    {
        if (_isInside || Prepare(logEvent) is not { } ready)
        {
            return;
        }

        _isInside = true;
        try
        {
            Find(category).Write(ready);
        }
        catch (Exception e)
        {
            _auditFailure = ExceptionDispatchInfo.Capture(e);
        }
        finally
        {
            _isInside = false;
        }
    }

    public void Dispose() => sinks.Dispose();

    private LogEvent? Prepare(LogEvent logEvent)
    {
        try
        {
            return events is null ? logEvent : events.Redact(logEvent);
        }
        catch (Exception e)
        {
            // A value of the caller cannot be read. Its event is lost for the sinks; the call must not throw.
            SelfLog.WriteLine("Exception {0} caught while {1} was redacted; the sinks do not get it.", e, logEvent.MessageTemplate);
            return null;
        }
    }

    private ILogger Find(string? category)
        => category is null || (_loggers.Count >= MostCategories && !_loggers.ContainsKey(category))
            ? sinks
            : _loggers.GetOrAdd(category, static (name, sinks) => sinks.ForContext(Constants.SourceContextPropertyName, name), sinks);
}
