using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Serilog.Core;
using Serilog.Debugging;
using Serilog.Events;
using Serilog.Extensions.Logging;
using StandardObservability.Logging;

namespace StandardObservability.Serilog.Calls;

/// <summary>Sends Serilog's calls to the logger factory, whose filters and providers treat them like every other log call.</summary>
internal sealed class LoggerFactoryDestination(BridgedLogging logging, EventBinding binding) : IEventDestination
{
    /// <summary>The factory never releases a category. Beyond this number, events get the application's category.</summary>
    private const int MostCategories = 4096;

    /// <summary>Limits the recursion of providers that log while they write.</summary>
    private const int MostNested = 4;

    /// <summary>The call that this thread is writing.</summary>
    [ThreadStatic]
    private static SerilogCall? _current;

    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);
    private ILogger? _application;

    public bool IsEnabled(string? category, LogEventLevel level)
        => Find(category)?.IsEnabled(LevelConvert.ToExtensionsLevel(level)) == true;

    public void Write(string? category, LogEvent logEvent)
    {
        category = logEvent.Properties.GetValueOrDefault(Constants.SourceContextPropertyName) is ScalarValue { Value: string source } ? source : category;
        var outer = _current;
        if (outer?.Nested >= MostNested || outer?.IsRepeatedBy(logEvent) == true || Find(category) is not { } logger)
        {
            return;
        }

        var call = new SerilogCall(logEvent, binding.Policy) { Nested = (outer?.Nested ?? 0) + 1 };
        var level = LevelConvert.ToExtensionsLevel(logEvent.Level);
        _current = call;
        try
        {
            logger.Log(level, call.Id, call, logEvent.Exception, static (call, _) => call.ToString());
        }
        catch (Exception e)
        {
            // A provider failed. Only its own output is lost, and a Serilog call must not throw.
            SelfLog.WriteLine("Exception {0} caught while {1} was written to the logger factory.", e, logEvent);
        }
        finally
        {
            _current = outer;
        }

        call.AuditFailure?.Throw();
    }

    private ILogger? Find(string? category)
    {
        if (category is null || (_loggers.Count >= MostCategories && !_loggers.ContainsKey(category)))
        {
            return _application ??= logging.CreateLogger(null);
        }

        if (!_loggers.TryGetValue(category, out var logger) && logging.CreateLogger(category) is { } created)
        {
            logger = _loggers.GetOrAdd(category, created);
        }

        return logger;
    }
}
