using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace StandardObservability.AspNetCore.LocalPage.Recording;

/// <summary>Records the log events of one category.</summary>
internal sealed class RecordingLogger(string category, LineRecorder recorder) : ILogger
{
    /// <summary>A value of an event may log while it is formatted. That event is not recorded, or there would be no end.</summary>
    [ThreadStatic]
    private static bool _isFormatting;

    /// <inheritdoc/>
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => recorder.Scopes?.Push(state);

    /// <inheritdoc/>
    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None && recorder.Recording is not null;

    /// <inheritdoc/>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A value that throws costs its line only.")]
    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (logLevel == LogLevel.None || _isFormatting || recorder.Recording is not { } recording)
        {
            return;
        }

        _isFormatting = true;
        try
        {
            var entry = new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter);
            var span = FindSpan();
            var line = recorder.Formatter.Format(in entry, recorder.Time.GetUtcNow(), span, FindScopes());
            recording.AddLine(logLevel, exception?.GetType().FullName, span.TraceId, line);
        }
        catch (Exception)
        {
            // Standard output counts the event as lost.
        }
        finally
        {
            _isFormatting = false;
        }
    }

    private static (string? TraceId, string? SpanId, bool? Sampled) FindSpan()
        => Activity.Current is { IdFormat: ActivityIdFormat.W3C } current
            ? (current.TraceId.ToHexString(), current.SpanId.ToHexString(), current.Recorded)
            : default;

    private List<object?> FindScopes()
    {
        var scopes = new List<object?>();
        recorder.Scopes?.ForEachScope(static (scope, all) => all.Add(scope), scopes);
        return scopes;
    }
}
