using System.Collections.Concurrent;
using System.Text;
using OpenTelemetry.Resources;
using Serilog.Extensions.Logging;
using StandardObservability.Conventions;
using StandardObservability.Identity;
using StandardObservability.Logging;
using StandardObservability.Logging.Templates;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Calls;
using StandardObservability.Serilog.Sinks;
using LineEvent = StandardObservability.Logging.LogEvent;

namespace StandardObservability.Serilog.Lines;

/// <summary>Writes Serilog events as lines, with what writes the lines on standard output.</summary>
internal sealed class EventLines
{
    private const int MostCategories = 1024;
    private const string NoCategory = "Serilog";

    private readonly ConcurrentDictionary<string, LogCategory> _categories = new(StringComparer.Ordinal);
    private readonly MessageTexts _messages;
    private readonly JsonLines _lines;

    public EventLines(RedactionPolicy policy, CurrentIdentity identity, int maxLineBytes)
    {
        _messages = new MessageTexts(new SafeValues(policy, maxLineBytes));
        _lines = new JsonLines(_messages, identity, maxLineBytes);
    }

    /// <summary>For events that no host has seen: everything is redacted, and the service is the entry assembly.</summary>
    public static EventLines WithoutHost { get; } = new(
        new RedactionPolicy(new RedactionOptions()),
        new CurrentIdentity(ServiceIdentity.Of(Resource.Empty)),
        CloudWatchLimits.StandardOutputLineBytes);

    public void Write(SerilogCall call, TextWriter output)
    {
        var workspace = LineWorkspace.Rent();
        try
        {
            workspace.Properties.TryRead(call, _messages);
            if (!workspace.Properties.MakeMessage)
            {
                _messages.Take(call.ToString(), workspace);
            }

            workspace.Scopes.AddRange(call.Scopes.Select(static s => PlainValue.Of(s)));
            workspace.Trace = new LineTrace(call.Event.TraceId ?? default, call.Event.SpanId ?? default, call.FromHost?.Sampled);
            _lines.Write(Of(call), workspace);
            output.Write(Encoding.UTF8.GetString(workspace.Line.Written));
        }
        finally
        {
            workspace.Return();
        }
    }

    private LineEvent Of(SerilogCall call)
        => new(call.Event.Timestamp, LevelConvert.ToExtensionsLevel(call.Event.Level), Category(call.Category ?? NoCategory), call.Id, RedactedException.Original(call.Event.Exception));

    private LogCategory Category(string name)
        => _categories.Count < MostCategories || _categories.ContainsKey(name)
            ? _categories.GetOrAdd(name, static n => new LogCategory(n))
            : new LogCategory(name);
}
