using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Redaction;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Redacts a span when it ends: attributes, name and status description; and its exceptions when they are
/// recorded. It runs before every exporter, so all of them get the redacted span. Other events are read-only.
/// </summary>
internal sealed class RedactingSpanProcessor(RedactionPolicy policy) : BaseProcessor<Activity>
{
    private readonly ExceptionRedactor _exceptions = new(policy);

    public override void OnStart(Activity data) => _exceptions.ListenTo(data.Source);

    public override void OnEnd(Activity data)
    {
        List<(string Key, object Value)>? found = null;
        foreach (ref readonly var tag in data.EnumerateTagObjects())
        {
            if (policy.TryRedact(tag.Key, tag.Value, out var redacted))
            {
                (found ??= []).Add((tag.Key, redacted));
            }
        }

        for (var i = 0; i < found?.Count; i++)
        {
            Replace(data, found[i].Key, found[i].Value);
        }

        if (policy.TryRedact(data.DisplayName, out var name))
        {
            data.DisplayName = name;
        }

        if (data.StatusDescription is { } description && policy.TryRedact(description.AsSpan(), out var status))
        {
            data.SetStatus(data.Status, status);
        }
    }

    protected override void Dispose(bool disposing)
    {
        _exceptions.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>An activity can have a key twice; setting it changes only the first.</summary>
    private static void Replace(Activity activity, string key, object value)
    {
        activity.SetTag(key, value);
        var isTwice = false;
        foreach (ref readonly var tag in activity.EnumerateTagObjects())
        {
            isTwice |= tag.Key == key && !ReferenceEquals(tag.Value, value);
        }

        if (isTwice)
        {
            while (activity.GetTagItem(key) is not null)
            {
                activity.SetTag(key, null);
            }

            activity.SetTag(key, value);
        }
    }
}
