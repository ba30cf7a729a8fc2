using Serilog.Events;
using Serilog.Formatting;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Lines;

namespace StandardObservability.Serilog;

/// <summary>Formats events as the log lines that StandardObservability writes to standard output, for any sink that takes a formatter.</summary>
/// <remarks>
/// The same fields in the same order, redacted and limited the same way. An event that comes through <c>AddStandardSerilog</c> is written
/// under its host's identity, redaction and <c>Observability:MaxLineBytes</c>. An event of a logger without a host is written under the
/// name of the entry assembly with all redaction enabled. In configuration:
/// <c>"formatter": "StandardObservability.Serilog.StandardJsonFormatter, StandardObservability.Serilog"</c>.
/// </remarks>
public sealed class StandardJsonFormatter : ITextFormatter
{
    /// <summary>Writes an event as one line, its line end included.</summary>
    /// <param name="logEvent">The event.</param>
    /// <param name="output">The writer.</param>
    /// <exception cref="ArgumentNullException"><paramref name="logEvent"/> or <paramref name="output"/> is <see langword="null"/>.</exception>
    public void Format(LogEvent logEvent, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        ArgumentNullException.ThrowIfNull(output);
        var call = new SerilogCall(logEvent);
        (call.FromHost?.Lines ?? LogEventFormat.WithoutHost).Write(call, output);
    }
}
