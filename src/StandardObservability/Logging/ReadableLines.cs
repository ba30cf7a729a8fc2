using System.Diagnostics;
using Microsoft.Extensions.Logging;
using StandardObservability.Export;

namespace StandardObservability.Logging;

/// <summary>Lines for a person at a terminal: time, level, category, message, trace; colours only where a terminal shows them.</summary>
internal sealed class ReadableLines(bool colors) : ILineFormat
{
    public static bool TerminalHasColors => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    public void Write(in LogEvent log, LineWorkspace workspace)
    {
        var line = workspace.Line;
        line.Formatted(log.Time.ToLocalTime(), "HH:mm:ss.fff");
        line.Raw((byte)' ');
        Color(line, LevelColor(log.Level));
        line.Text(LogLevelNames.Short(log.Level));
        Color(line, "\e[0m");
        line.Raw((byte)' ');
        line.Text(log.Category);
        line.Raw("  "u8);
        line.Text(Cut(log.Message));
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
            line.Text(Cut(JsonValue.Render(log.Exception)));
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
    private static void WriteScopes(LineWorkspace workspace)
    {
        foreach (var scope in workspace.Scopes)
        {
            if (scope is not null && scope.GetType().Namespace?.StartsWith("Microsoft.", StringComparison.Ordinal) != true)
            {
                workspace.Line.Raw(" => "u8);
                workspace.Line.Text(Cut(JsonValue.Render(scope)));
            }
        }
    }

    /// <summary>A person reads no more than this, and a buffer holds no more.</summary>
    private static ReadOnlySpan<char> Cut(string text) => text.AsSpan(0, Math.Min(text.Length, 16_000));

    private void Color(Utf8Buffer line, string code)
    {
        if (colors)
        {
            line.Text(code);
        }
    }
}
