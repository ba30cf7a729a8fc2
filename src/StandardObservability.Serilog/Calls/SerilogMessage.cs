using System.Globalization;
using Serilog.Events;
using Serilog.Formatting.Display;

namespace StandardObservability.Serilog.Calls;

/// <summary>Renders the message of an event with unquoted texts, as Microsoft.Extensions.Logging does.</summary>
internal static class SerilogMessage
{
    private static readonly MessageTemplateTextFormatter Formatter = new("{Message:lj}", CultureInfo.InvariantCulture);

    public static string Render(MessageTemplate template, IEnumerable<KeyValuePair<string, LogEventPropertyValue>> properties)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        Formatter.Format(new LogEvent(default, default, exception: null, template, properties.Select(static p => new LogEventProperty(p.Key, p.Value))), text);
        return text.ToString();
    }
}
