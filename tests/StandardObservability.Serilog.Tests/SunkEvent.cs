using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace StandardObservability.Serilog.Tests;

/// <summary>An event as a sink saw it.</summary>
internal sealed record SunkEvent(LogEvent Event)
{
    public string Message { get; } = Event.RenderMessage(CultureInfo.InvariantCulture);

    public string Category => Text("SourceContext") ?? string.Empty;

    /// <summary>Everything that a sink could send: Serilog's own rendering, and the exception.</summary>
    public string All { get; } = AllOf(Event);

    public string? Text(string property) => Event.Properties.GetValueOrDefault(property) is ScalarValue { Value: { } value } ? value.ToString() : null;

    private static string AllOf(LogEvent log)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        new RenderedCompactJsonFormatter().Format(log, text);
        new CompactJsonFormatter().Format(log, text);
        for (var e = log.Exception; e is not null; e = e.InnerException)
        {
            text.WriteLine($"{e.Message} {e.StackTrace} {e}");
        }

        return text.ToString();
    }
}
