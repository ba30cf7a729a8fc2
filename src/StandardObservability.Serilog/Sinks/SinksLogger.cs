using Microsoft.Extensions.Logging;
using Serilog.Debugging;
using Serilog.Extensions.Logging;
using StandardObservability.Serilog.Calls;

namespace StandardObservability.Serilog.Sinks;

/// <summary>The calls of one category on their way to the sinks: Serilog's as the events that they are, the others made into events by Serilog's own provider.</summary>
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
                provider.Sinks!.Write(category, provider.WithScopes(call.Event));

                // Told to the caller behind the logger factory, which would wrap it.
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
            // A state or a scope of the caller's that throws while it is read.
            SelfLog.WriteLine("Exception {0} caught while a call of {1} was made an event; the sinks do not get it.", e, category);
        }

        SinksDestination.TakeAuditFailure()?.Throw();
    }
}
