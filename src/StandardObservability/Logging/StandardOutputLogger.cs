using System.Runtime.CompilerServices;
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

            var message = Read(state, exception, formatter, buffers);
            var call = new LogCall(
                provider.Time.GetUtcNow(),
                logLevel,
                _category,
                eventId,
                exception,
                SpanReference.Current,
                buffers.Call.Properties,
                message,
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
            provider.Steps.Reader.Read(buffered.Attributes, exception, static (_, _) => string.Empty, buffers.Call);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private string? Read<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter, LineBuffers buffers)
    {
        if (buffers.IsNested)
        {
            return ReadNested(state, exception, formatter, buffers.Call);
        }

        if (provider.Scopes is { } scopes)
        {
            buffers.Call.Scopes.AddAll(scopes);
        }

        return provider.Steps.Reader.Read(state, exception, formatter, buffers.Call);
    }

    /// <summary>Reads a call that a value of another line makes: without scopes, and without values that could log again.</summary>
    private string? ReadNested<TState>(TState state, Exception? exception, Func<TState, Exception?, string> formatter, CallBuffers buffers)
    {
        var message = provider.Steps.Reader.Read(state, exception, formatter, buffers);
        buffers.Properties.ReplaceActiveValues();
        return message;
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
