using System.Collections.Concurrent;
using System.Text;
using OpenTelemetry.Resources;
using Serilog.Extensions.Logging;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;
using LineEvent = StandardObservability.Logging.LogCall;

namespace StandardObservability.Serilog.Lines;

/// <summary>Writes Serilog events as log lines, with the format of standard output.</summary>
internal sealed class LogEventFormat
{
    private const int MostCategories = 1024;
    private const string NoCategory = "Serilog";

    private readonly ConcurrentDictionary<string, LogCategory> _categories = new(StringComparer.Ordinal);
    private readonly MessageRenderer _messages;
    private readonly JsonFormat _lines;

    public LogEventFormat(RedactionPolicy policy, CurrentIdentity identity, int maxLineBytes)
    {
        _messages = new MessageRenderer(new RedactedValues(policy, maxLineBytes));
        _lines = new JsonFormat(_messages, identity, maxLineBytes);
    }

    /// <summary>For events that do not come through a host: all redaction is enabled, and the service is the entry assembly.</summary>
    public static LogEventFormat WithoutHost { get; } = new(
        new RedactionPolicy(new RedactionOptions()),
        new CurrentIdentity(ServiceIdentity.FromResource(Resource.Empty)),
        CloudWatchLimits.StandardOutputLineBytes);

    public void Write(SerilogCall call, TextWriter output)
    {
        var workspace = LineBuffers.Rent();
        try
        {
            workspace.Properties.TryRead(call, _messages);
            if (!workspace.Properties.MakeMessage)
            {
                _messages.Take(call.ToString(), workspace);
            }

            workspace.Scopes.AddRange(call.Scopes.Select(static s => PlainValue.Convert(s)));
            workspace.Trace = new SpanReference(call.Event.TraceId ?? default, call.Event.SpanId ?? default, call.FromHost?.Sampled);
            _lines.Write(CreateCall(call), workspace);
            output.Write(Encoding.UTF8.GetString(workspace.Line.Written));
        }
        finally
        {
            workspace.Return();
        }
    }

    private LineEvent CreateCall(SerilogCall call)
        => new(call.Event.Timestamp, LevelConvert.ToExtensionsLevel(call.Event.Level), Category(call.Category ?? NoCategory), call.Id, RedactedException.Original(call.Event.Exception));

    private LogCategory Category(string name)
        => _categories.Count < MostCategories || _categories.ContainsKey(name)
            ? _categories.GetOrAdd(name, static n => new LogCategory(n))
            : new LogCategory(name);
}
