using System.Collections.Concurrent;
using System.Diagnostics;
using StandardObservability.Conventions;
using StandardObservability.Redaction;
using StandardObservability.Text;

namespace StandardObservability.Tracing.Processors;

/// <summary>Writes message and stack trace of exceptions that are added to activities, without their secrets, before .NET makes an event of them.</summary>
/// <remarks>
/// .NET asks the listeners of a source, and any listener makes a source look as if somebody wanted its activities. So each source gets
/// one only after OpenTelemetry has started an activity of it.
/// </remarks>
internal sealed class ExceptionRedactor(RedactionPolicy policy) : IDisposable
{
    /// <summary>A service has a few dozen; one that makes names up is not followed without end.</summary>
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

    /// <summary>.NET adds only what is not there; whoever records an exception may have written it already.</summary>
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
