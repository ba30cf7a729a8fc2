using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Logging.Buffered;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Records;

/// <summary>Passes log calls to OpenTelemetry's logger so that nothing of the caller can throw there: neither state nor formatter nor scope.</summary>
/// <param name="records">The logger, or <see langword="null"/> while it is not used.</param>
/// <param name="find">Finds the logger when it is used.</param>
/// <param name="guard">Limits nested calls.</param>
/// <param name="messages">Redacts messages.</param>
/// <param name="reader">What the provider writes.</param>
internal sealed class RecordLogger(ILogger? records, Func<ILogger?> find, CallGuard guard, RecordMessages messages, LazyReaders reader)
    : ILogger, IBufferedLogger
{
    private ILogger? _records = records;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => Find()?.BeginScope(state);

    public bool IsEnabled(LogLevel logLevel) => Find()?.IsEnabled(logLevel) == true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var entry = CallGuard.Enter();
        try
        {
            if (guard.TryBegin(entry, exception))
            {
                object? boxed = state;
                var captured = Capture(boxed, entry.Record);
                var message = captured?.HadLazyValues == true ? null : CallReader.TryRender(state, exception, formatter);
                Pass(logLevel, eventId, boxed, captured, message, entry.Record);
            }
        }
        catch (Exception)
        {
            // A processor or an exporter of the application threw. The other log providers still get the call.
        }
        finally
        {
            CallGuard.Leave(entry);
        }
    }

    /// <summary>Passes on records that were buffered. <see cref="RedactingLogRecordProcessor"/> restores their time and span.</summary>
    public void LogRecords(IEnumerable<BufferedLogRecord> buffered)
    {
        if (Find() is null)
        {
            return;
        }

        foreach (var record in buffered)
        {
            var call = new BufferedCall(record);
            guard.Run(call.Exception, (Logger: this, Buffered: call), static (call, c) =>
            {
                call.Buffered = c.Buffered;
                var (record, attributes, captured) = (c.Buffered.Record, c.Buffered.Attributes, c.Logger.Capture(c.Buffered.Attributes, call));
                c.Logger.Pass(record.LogLevel, record.EventId, attributes, captured, captured?.HadLazyValues == true ? null : c.Buffered.Message, call);
            });
        }
    }

    private ILogger? Find() => _records ??= find();

    /// <summary>Copies a state that OpenTelemetry may not read unchanged; <see langword="null"/> for one that it may.</summary>
    private CapturedState? Capture(object? state, RecordCall call)
    {
        if (!call.IsNested && TrustedStates.Accepts(state, call))
        {
            return null;
        }

        call.ForgetNamesAfter(0);
        return new CapturedState(call, state, reader, messages);
    }

    /// <summary>Not generic: it would be compiled for each type of state.</summary>
    private void Pass(LogLevel logLevel, EventId eventId, object? state, CapturedState? captured, string? message, RecordCall call)
    {
        if (captured is null && message is not null)
        {
            call.Message = message;
            var properties = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            _records!.Log(logLevel, eventId, properties, call.Exception, static (_, _) => RecordCall.Current!.Message);
            return;
        }

        if (captured is null)
        {
            call.ForgetNamesAfter(0);
            captured = new CapturedState(call, state, reader, messages);
        }

        call.Message = captured.Message = message ?? captured.Message;
        if (captured.HasAttributes)
        {
            _records!.Log(logLevel, eventId, captured, call.Exception, static (state, _) => state.Message);
        }
        else
        {
            _records!.Log(logLevel, eventId, state, call.Exception, static (_, _) => RecordCall.Current!.Message);
        }
    }
}
