using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Serilog;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Hands events to the application's sinks, as they may leave.</summary>
internal sealed class SinksDestination(Logger sinks, EventRedactor? events) : IEventDestination, IDisposable
{
    private const int MostCategories = 4096;

    /// <summary>Whether a sink of this thread is at work: what it logs itself goes everywhere but to the sinks, or it would hear itself without end.</summary>
    [ThreadStatic]
    private static bool _isInside;

    [ThreadStatic]
    private static ExceptionDispatchInfo? _auditFailure;

    /// <summary>For each category, because <c>Serilog:MinimumLevel:Override</c> is asked when a logger is made.</summary>
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public bool IsEnabled(string? category, LogEventLevel level) => !_isInside && Find(category).IsEnabled(level);

    /// <summary>What a sink threw at this thread's last event that is asked to: one that was added with <c>AuditTo</c>.</summary>
    public static ExceptionDispatchInfo? TakeAuditFailure()
    {
        var failure = _auditFailure;
        _auditFailure = null;
        return failure;
    }

    /// <remarks>Other sinks do not throw: Serilog catches what they do.</remarks>
    public void Write(string? category, LogEvent log)
    {
        if (_isInside || Prepare(log) is not { } ready)
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

    private LogEvent? Prepare(LogEvent log)
    {
        try
        {
            return events is null ? log : events.Redact(log);
        }
        catch (Exception e)
        {
            // A value of the caller's that breaks every rule costs its event, and never the call.
            SelfLog.WriteLine("Exception {0} caught while {1} was redacted; the sinks do not get it.", e, log.MessageTemplate);
            return null;
        }
    }

    private ILogger Find(string? category)
        => category is null || (_loggers.Count >= MostCategories && !_loggers.ContainsKey(category))
            ? sinks
            : _loggers.GetOrAdd(category, static (name, sinks) => sinks.ForContext(Constants.SourceContextPropertyName, name), sinks);
}
