using System.Collections.Concurrent;
using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Redaction;
using StandardObservability.Text;
using StandardObservability.Text.Exceptions;

namespace StandardObservability.Tracing.Processors;

/// <summary>Redacts message and stack trace of an exception that is added to an activity, before .NET creates the event.</summary>
/// <remarks>
/// .NET calls the listeners of a source. A source with any listener creates activities, so a source gets this listener only after
/// OpenTelemetry has started an activity of it.
/// </remarks>
internal sealed class ExceptionRedactor(RedactionPolicy policy) : IDisposable
{
    /// <summary>Limits the memory for a service that generates source names; a usual service has a few dozen.</summary>
    private const int MaxSources = 1000;

    private readonly ConcurrentDictionary<string, ActivityListener?> _listeners = new(StringComparer.Ordinal);
    private int _count;

    public void ListenTo(ActivitySource source)
    {
        if (_listeners.ContainsKey(source.Name) || _count >= MaxSources || !_listeners.TryAdd(source.Name, null))
        {
            return;
        }

        Interlocked.Increment(ref _count);
        var name = source.Name;
        var listener = new ActivityListener { ShouldListenTo = s => s.Name == name, ExceptionRecorder = Record };
        _listeners[name] = listener;
        ActivitySource.AddActivityListener(listener);
    }

    public void Dispose()
    {
        foreach (var listener in _listeners.Values)
        {
            listener?.Dispose();
        }
    }

    private void Record(Activity activity, Exception exception, ref TagList tags)
    {
        for (var i = 0; i < tags.Count; i++)
        {
            if (policy.TryRedact(tags[i].Key, tags[i].Value, out var redacted))
            {
                tags[i] = new(tags[i].Key, redacted);
            }
        }

        AddRedacted(ref tags, AttributeNames.ExceptionMessage, ValueText.MessageOf(exception));
        AddRedacted(ref tags, AttributeNames.ExceptionStackTrace, ExceptionText.Render(exception));
    }

    /// <summary>.NET adds only missing tags; the caller may have added this one.</summary>
    private void AddRedacted(ref TagList tags, string key, string text)
    {
        foreach (var tag in tags)
        {
            if (tag.Key == key)
            {
                return;
            }
        }

        tags.Add(key, policy.Redact(text));
    }
}
