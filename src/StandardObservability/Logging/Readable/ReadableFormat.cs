using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Text;

namespace StandardObservability.Logging.Readable;

/// <summary>Lines for a person at a terminal: time, level, category, message, trace; colours only where a terminal shows them.</summary>
internal sealed class ReadableFormat(MessageRenderer messages, bool colors) : ILineFormat
{
    public static bool TerminalHasColors => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Write(in LogCall log, LineBuffers workspace)
    {
        var line = workspace.Line;
        line.Formatted(log.Time.ToLocalTime(), "HH:mm:ss.fff");
        line.Raw((byte)' ');
        Color(line, LevelColor(log.Level));
        line.Text(LogLevelNames.Short(log.Level));
        Color(line, "\e[0m");
        line.Raw((byte)' ');
        line.Text(log.Category.Name);
        line.Raw("  "u8);
        line.Text(messages.Render(workspace));
        WriteScopes(workspace);
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            Color(line, "\e[2m");
            line.Raw("  trace_id="u8);
            line.Text(activity.TraceId.ToHexString());
            line.Raw(" span_id="u8);
            line.Text(activity.SpanId.ToHexString());
            Color(line, "\e[0m");
        }

        line.Raw((byte)'\n');
        if (log.Exception is not null)
        {
            line.Text(messages.Safe.Text(ExceptionText.Render(log.Exception)));
            line.Raw((byte)'\n');
        }
    }

    private static string LevelColor(LogLevel level) => level switch
    {
        LogLevel.Warning => "\e[33m",
        LogLevel.Error or LogLevel.Critical => "\e[31m",
        LogLevel.Information => "\e[32m",
        _ => "\e[2m",
    };

    /// <summary>Scopes of the service itself; hosting's own repeat what stands in the line.</summary>
    private void WriteScopes(LineBuffers workspace)
    {
        foreach (var scope in workspace.Scopes)
        {
            if (scope is not null && !IsHosting(scope))
            {
                workspace.Line.Raw(" => "u8);
                WriteScope(scope, workspace);
            }
        }
    }

    /// <summary>States of <c>BeginScope("…")</c> are of Microsoft's too; hosting's are not written from a template.</summary>
    private static bool IsHosting(object scope)
        => scope.GetType() is { Namespace: { } name } type
        && name.StartsWith("Microsoft.", StringComparison.Ordinal)
        && type.Assembly != typeof(ILogger).Assembly;

    private void WriteScope(object scope, LineBuffers workspace)
    {
        var (text, properties) = (workspace.ScopeText, workspace.ScopeProperties);
        if (!properties.TryRead(scope, messages))
        {
            workspace.Line.Text(messages.Safe.Text(ValueText.Render(scope)));
            return;
        }

        if (properties.MakeMessage)
        {
            messages.Render(properties, text);
        }
        else
        {
            List(properties, text);
        }

        workspace.Line.Text(text.Written);
    }

    private void List(PropertySet properties, CharBuffer text)
    {
        text.Begin(messages.Safe.MostChars);
        foreach (ref readonly var property in properties.All)
        {
            text.Append(text.Length == 0 ? string.Empty : ", ");
            text.Append(property.Name.Key);
            text.Append("=");
            messages.Append(text, property.Value, format: null);
        }

        messages.Safe.Clean(text);
    }

    private void Color(Utf8Buffer line, string code)
    {
        if (colors)
        {
            line.Text(code);
        }
    }
}
