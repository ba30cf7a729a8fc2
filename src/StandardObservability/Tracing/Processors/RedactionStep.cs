using System.Diagnostics;
using OpenTelemetry;
using StandardObservability.Redaction;

namespace StandardObservability.Tracing.Processors;

/// <summary>
/// Redacts a span when it ends: attributes, name and status description; and its exceptions when they are
/// recorded. It runs before every exporter, so all of them get the redacted span. Other events are read-only.
/// </summary>
internal sealed class RedactionStep(RedactionPolicy policy) : SpanStep
{
    private readonly ExceptionRedactor _exceptions = new(policy);

    public override void Start(Activity span) => _exceptions.ListenTo(span.Source);

    public override void End(Activity span, BaseProvider? provider)
    {
        List<(string Key, object Value)>? found = null;
        foreach (ref readonly var tag in span.EnumerateTagObjects())
        {
            if (policy.TryRedact(tag.Key, tag.Value, out var redacted))
            {
                (found ??= []).Add((tag.Key, redacted));
            }
        }

        for (var i = 0; i < found?.Count; i++)
        {
            Replace(span, found[i].Key, found[i].Value);
        }

        if (policy.TryRedact(span.DisplayName, out var name))
        {
            span.DisplayName = name;
        }

        if (span.StatusDescription is { } description && policy.TryRedact(description.AsSpan(), out var status))
        {
            span.SetStatus(span.Status, status);
        }
    }

    public override void Dispose()
    {
        _exceptions.Dispose();
        base.Dispose();
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
