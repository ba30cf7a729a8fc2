using System.Collections.Concurrent;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using OpenTelemetry.Resources;
using StandardObservability.Conventions.Metrics;
using StandardObservability.Identity;
using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;
using StandardObservability.Redaction;

namespace StandardObservability.Logging;

/// <summary>Formats events of another logging library as the JSON lines that this library writes to standard output.</summary>
internal sealed class JsonLineFormatter
{
    private const int MaxCachedCategories = 1024;

    private readonly ConcurrentDictionary<string, LogCategory> _categories = new(StringComparer.Ordinal);
    private readonly LogSteps _steps;

    public JsonLineFormatter(RedactionPolicy policy, CurrentIdentity identity, int maxLineBytes)
    {
        var redacted = new RedactedValues(policy, maxLineBytes);
        _steps = new LogSteps(redacted, new JsonFormat(redacted, identity, maxLineBytes));
    }

    /// <summary>Creates a formatter for events that no host processes: all redaction is enabled, and the entry assembly is the service.</summary>
    public static JsonLineFormatter CreateWithoutHost() => new(
        new RedactionPolicy(new RedactionOptions()),
        new CurrentIdentity(ServiceIdentity.FromResource(Resource.Empty)),
        CloudWatchLimits.StandardOutputLineBytes);

    /// <summary>Formats an event as one line, including the line end.</summary>
    /// <param name="entry">The event. Its state has the properties and the template.</param>
    /// <param name="time">Time of the event.</param>
    /// <param name="span">The ids of the span that the event belongs to, and whether it is sampled.</param>
    /// <param name="scopes">Open scopes, outermost first.</param>
    public string Format<TState>(in LogEntry<TState> entry, DateTimeOffset time, (string? TraceId, string? SpanId, bool? Sampled) span, IEnumerable<object?> scopes)
    {
        var buffers = LineBuffers.Rent();
        try
        {
            Add(scopes, buffers.Call.Scopes);
            var state = buffers.Call.States.Rent(entry.State);
            _steps.Reader.Read(state, buffers.Call);
            buffers.Call.States.Return<TState>(state);
            var message = buffers.Call.Properties.FillsTemplate ? null : CallReader.Render(entry.State, entry.Exception, entry.Formatter, buffers.Call);
            var call = new LogCall(
                time,
                entry.LogLevel,
                FindCategory(entry.Category),
                entry.EventId,
                entry.Exception,
                new SpanReference(span.TraceId, span.SpanId, span.Sampled),
                buffers.Call.Properties,
                message,
                buffers.Call.Scopes);
            _steps.Redactor.Redact(ref call);
            _steps.Format.Write(in call, buffers);
            return Encoding.UTF8.GetString(buffers.Line.Written);
        }
        finally
        {
            buffers.Return();
        }
    }

    private static void Add(IEnumerable<object?> scopes, LogScopes to)
    {
        foreach (var scope in scopes)
        {
            to.Add(scope);
        }
    }

    private LogCategory FindCategory(string name)
        => _categories.Count < MaxCachedCategories || _categories.ContainsKey(name)
            ? _categories.GetOrAdd(name, static n => new LogCategory(n))
            : new LogCategory(name);
}
