using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Logging.Buffered;
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
                Log(logLevel, eventId, state, formatter, entry.Record);
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
                c.Logger.Log(c.Buffered.Record.LogLevel, c.Buffered.Record.EventId, c.Buffered.Attributes, (_, _) => c.Buffered.Message, call);
            });
        }
    }

    private ILogger? Find() => _records ??= find();

    private void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Func<TState, Exception?, string> formatter, RecordCall call)
    {
        object? boxed = state;
        if (!call.IsNested && TrustedStates.Accepts(boxed, call) && TryFormat(call, state, formatter))
        {
            var properties = (IReadOnlyList<KeyValuePair<string, object?>>)boxed!;
            _records!.Log(logLevel, eventId, properties, call.Exception, static (_, _) => RecordCall.Current!.Message);
            return;
        }

        call.ForgetNamesAfter(0);
        var captured = new CapturedState(call, boxed, reader, messages);
        if (!captured.HadLazyValues && TryFormat(call, state, formatter))
        {
            captured.Message = call.Message;
        }

        call.Message = captured.Message;
        if (captured.HasAttributes)
        {
            _records!.Log(logLevel, eventId, captured, call.Exception, static (state, _) => state.Message);
        }
        else
        {
            _records!.Log(logLevel, eventId, state, call.Exception, static (_, _) => RecordCall.Current!.Message);
        }
    }

    /// <summary>Formats the message as the caller does.</summary>
    /// <returns><see langword="false"/> when the formatter throws or has no result.</returns>
    private static bool TryFormat<TState>(RecordCall call, TState state, Func<TState, Exception?, string>? formatter)
    {
        try
        {
            return formatter?.Invoke(state, call.Exception) is { } message && (call.Message = message) is not null;
        }
        catch (Exception)
        {
            // The caller's formatter or a value throws.
            return false;
        }
    }
}
