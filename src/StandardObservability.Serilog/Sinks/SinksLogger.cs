using Microsoft.Extensions.Logging;
using Serilog.Debugging;
using Serilog.Extensions.Logging;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Sends the log calls of one category to the sinks. A Serilog event is sent unchanged; Serilog's logger provider converts any other log call to an event.</summary>
internal sealed class SinksLogger(string category, SinksLoggerProvider provider) : ILogger
{
    private ILogger? _converting;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel)
        => logLevel != LogLevel.None && provider.Sinks?.IsEnabled(category, LevelConvert.ToSerilogLevel(logLevel)) == true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        try
        {
            if (state is SerilogCall call)
            {
                provider.Write(category, call.Event);

                // Returned through the call, because the logger factory would wrap an exception that is thrown here.
                call.AuditFailure = SinksDestination.TakeAuditFailure();
            }
            else
            {
                _converting ??= provider.Converter.CreateLogger(category);
                _converting.Log(logLevel, eventId, state, exception, formatter);
            }
        }
        catch (Exception e)
        {
            // The caller's state or scope threw while it was read.
            SelfLog.WriteLine("Exception {0} caught while a call of {1} was converted to an event; the sinks do not get it.", e, category);
        }

        SinksDestination.TakeAuditFailure()?.Throw();
    }
}
