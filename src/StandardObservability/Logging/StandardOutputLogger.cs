using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using StandardObservability.Export.Counts;
using StandardObservability.Logging.Buffered;
using StandardObservability.Logging.Calls;

namespace StandardObservability.Logging;

/// <summary>Writes each log call of one category as one line to standard output: reads the call, redacts it, formats it, writes the line.</summary>
internal sealed class StandardOutputLogger(string category, StandardOutputLoggerProvider provider) : ILogger, IBufferedLogger
{
    private readonly LogCategory _category = new(category);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => provider.Scopes?.Push(state);

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    /// <remarks>A value that throws costs at most its line and never the caller's request.</remarks>
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
        {
            return;
        }

        var buffers = LineBuffers.Rent();
        try
        {
            if (buffers.IsTooDeep)
            {
                CountLost();
                return;
            }

            var box = buffers.Call.States.Rent(state);
            Read(box, buffers);
            buffers.Call.States.Return<TState>(box);
            var message = buffers.Call.Properties.FillsTemplate ? null : CallReader.Render(state, exception, formatter, buffers.Call);
            Write(logLevel, eventId, exception, message, buffers);
        }
        catch (Exception)
        {
            CountLost();
        }
        finally
        {
            buffers.Return();
        }
    }

    /// <summary>Writes records that were buffered, with their own time and span.</summary>
    public void LogRecords(IEnumerable<BufferedLogRecord> records)
    {
        foreach (var record in records)
        {
            Write(new BufferedCall(record));
        }
    }

    private void Write(BufferedCall buffered)
    {
        var buffers = LineBuffers.Rent();
        try
        {
            var (record, exception) = (buffered.Record, buffered.Exception);
            provider.Steps.Reader.Read(buffered.Attributes, buffers.Call);
            var call = new LogCall(
                record.Timestamp,
                record.LogLevel,
                _category,
                record.EventId,
                exception,
                buffered.Span,
                buffers.Call.Properties,
                buffered.Message,
                buffers.Call.Scopes);
            Write(ref call, buffers);
        }
        catch (Exception)
        {
            CountLost();
        }
        finally
        {
            buffers.Return();
        }
    }

    /// <summary>Reads a state. A call that a value of another line makes has no scopes.</summary>
    /// <remarks>This and what follows is not generic, because it would be compiled for each type of state.</remarks>
    private void Read(object? state, LineBuffers buffers)
    {
        if (!buffers.IsNested && provider.Scopes is { } scopes)
        {
            buffers.Call.Scopes.AddAll(scopes);
        }

        provider.Steps.Reader.Read(state, buffers.Call);
    }

    private void Write(LogLevel level, EventId eventId, Exception? exception, string? message, LineBuffers buffers)
    {
        var (properties, scopes) = (buffers.Call.Properties, buffers.Call.Scopes);
        var call = new LogCall(provider.Time.GetUtcNow(), level, _category, eventId, exception, SpanReference.Current, properties, message, scopes);
        if (buffers.IsNested)
        {
            // Values could log again.
            properties.ReplaceActiveValues();
        }

        Write(ref call, buffers);
    }

    private void Write(ref LogCall call, LineBuffers buffers)
    {
        provider.Steps.Redactor.Redact(ref call);
        provider.Steps.Format.Write(in call, buffers);
        if (provider.Detail?.TryHold(category, call.Level, buffers.Line.Written) == true)
        {
            return;
        }

        provider.Output.Write(provider.Count, buffers.Line.Written, urgent: call.Level >= LogLevel.Error);
    }

    private void CountLost()
    {
        provider.Count.AddProduced(1);
        provider.Count.AddLost(1, LossReason.Unusable);
    }
}
