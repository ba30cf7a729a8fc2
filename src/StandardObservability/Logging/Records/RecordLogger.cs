using Microsoft.Extensions.Logging;

namespace StandardObservability.Logging.Records;

/// <summary>Passes log calls to OpenTelemetry's logger so that nothing of the caller can throw there: neither state nor formatter nor scope.</summary>
internal sealed class RecordLogger(ILogger records, RecordLoggerProvider provider) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => records.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => records.IsEnabled(logLevel);

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var buffers = LineBuffers.Rent();
        var outer = CapturedCall.Current;
        try
        {
            if (buffers.IsTooDeep)
            {
                provider.CountLost();
                return;
            }

            var call = new CapturedCall(state, exception, buffers.IsNested);
            call.Message = provider.Render(call, state, formatter);
            CapturedCall.Current = call;
            if (call.HasAttributes)
            {
                records.Log(logLevel, eventId, call, exception, static (c, _) => c.Message);
            }
            else
            {
                records.Log(logLevel, eventId, state, exception, (_, _) => call.Message);
            }
        }
        catch (Exception)
        {
            // A processor or an exporter of the application threw. The other log providers still get the call.
        }
        finally
        {
            CapturedCall.Current = outer;
            buffers.Return();
        }
    }
}
