using Microsoft.Extensions.Logging.Abstractions;
using Serilog.Extensions.Logging;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;

namespace StandardObservability.Serilog.Lines;

/// <summary>Formats Serilog events as the JSON lines that StandardObservability writes to standard output.</summary>
internal sealed class LogEventFormat(JsonLineFormatter lines)
{
    private const string DefaultCategory = "Serilog";

    public LogEventFormat(RedactionPolicy policy, CurrentIdentity identity, int maxLineBytes)
        : this(new JsonLineFormatter(policy, identity, maxLineBytes))
    {
    }

    /// <summary>For events of a logger without a host: all redaction is enabled, and the entry assembly is the service.</summary>
    public static LogEventFormat WithoutHost { get; } = new(JsonLineFormatter.CreateWithoutHost());

    public void Write(SerilogCall call, TextWriter output)
    {
        var log = call.Event;
        var entry = new LogEntry<SerilogCall>(
            LevelConvert.ToExtensionsLevel(log.Level),
            call.Category ?? DefaultCategory,
            call.Id,
            call,
            RedactedException.Original(log.Exception),
            static (state, _) => state.ToString());
        var span = (log.TraceId?.ToHexString(), log.SpanId?.ToHexString(), call.FromHost?.Sampled);
        output.Write(lines.Format(in entry, log.Timestamp, span, call.Scopes.Select(static s => PlainValue.Convert(s))));
    }
}
