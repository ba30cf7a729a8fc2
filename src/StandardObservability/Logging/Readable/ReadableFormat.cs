using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;
using StandardObservability.Text.Exceptions;

namespace StandardObservability.Logging.Readable;

/// <summary>Formats a log call as text for a developer at a terminal: time, level, category, message, scopes, trace ids, exception.</summary>
internal sealed class ReadableFormat(RedactedValues redacted, bool colors) : ILineFormat
{
    private const string DimColor = "\e[2m";
    private const string DefaultColor = "\e[0m";

    private readonly MessageRenderer _messages = new(redacted);

    public static bool TerminalHasColors => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Write(in LogCall call, LineBuffers buffers)
    {
        var line = buffers.Line;
        line.Formatted(call.Time.ToLocalTime(), "HH:mm:ss.fff");
        line.Raw((byte)' ');
        WriteColor(line, LevelColor(call.Level));
        line.Text(LogLevelNames.Short(call.Level));
        WriteColor(line, DefaultColor);
        line.Raw((byte)' ');
        line.Visible(redacted.RedactText(call.Category.Name));
        line.Raw("  "u8);
        line.Visible(_messages.Render(in call, buffers.Text));
        WriteScopes(line, call.Scopes, buffers.Text);
        if (call.Span.TraceId is not null)
        {
            WriteSpan(line, call.Span);
        }

        line.Raw((byte)'\n');
        if (call.Exception is not null)
        {
            WriteException(line, redacted.RedactText(ExceptionText.Render(call.Exception)));
        }
    }

    /// <summary>Writes the stack trace as .NET does. A line of a message is indented, so that it does not look like another log line.</summary>
    private static void WriteException(Utf8Buffer line, ReadOnlySpan<char> text)
    {
        const string StackFrame = "   at ";
        var isFirst = true;
        foreach (var part in text.EnumerateLines())
        {
            if (!isFirst && !part.StartsWith(StackFrame) && !part.StartsWith(" ---> ") && !part.StartsWith("   --- "))
            {
                line.Raw("   "u8);
            }

            isFirst = false;
            line.Visible(part);
            line.Raw((byte)'\n');
        }
    }

    private static string LevelColor(LogLevel level) => level switch
    {
        LogLevel.Warning => "\e[33m",
        LogLevel.Error or LogLevel.Critical => "\e[31m",
        LogLevel.Information => "\e[32m",
        _ => DimColor,
    };

    /// <summary>Writes the scopes of the service. The scopes of ASP.NET Core's host repeat fields of the line.</summary>
    private void WriteScopes(Utf8Buffer line, LogScopes scopes, CharBuffer text)
    {
        for (var i = 0; i < scopes.Count; i++)
        {
            if (scopes[i] is { State: { } state } scope && !IsHostScope(state))
            {
                line.Raw(" => "u8);
                line.Visible(scope.HasProperties ? _messages.Render(scope.Properties, text) : redacted.RedactText(ValueText.Render(state)));
            }
        }
    }

    /// <summary>Whether a host opened the scope.</summary>
    /// <remarks>States of <c>BeginScope("…")</c> are Microsoft's types too, in the assembly of <see cref="ILogger"/>.</remarks>
    private static bool IsHostScope(object state)
        => state.GetType() is { Namespace: { } name } type
        && name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && type.Assembly != typeof(ILogger).Assembly;

    private void WriteSpan(Utf8Buffer line, in SpanReference span)
    {
        WriteColor(line, DimColor);
        line.Raw("  trace_id="u8);
        line.Text(span.TraceId);
        line.Raw(" span_id="u8);
        line.Text(span.SpanId);
        WriteColor(line, DefaultColor);
    }

    private void WriteColor(Utf8Buffer line, string code)
    {
        if (colors)
        {
            line.Text(code);
        }
    }
}
