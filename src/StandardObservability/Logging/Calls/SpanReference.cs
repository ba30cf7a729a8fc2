using System.Diagnostics;

namespace StandardObservability.Logging.Calls;

/// <summary>The span that a log call belongs to. The default means that there is no span.</summary>
/// <param name="TraceId">Trace id in hexadecimal form, or <see langword="null"/> without a span.</param>
/// <param name="SpanId">Span id in hexadecimal form.</param>
/// <param name="Sampled">Whether the span is sampled, or <see langword="null"/> when that is unknown.</param>
internal readonly record struct SpanReference(string? TraceId, string? SpanId, bool? Sampled)
{
    /// <summary>The current activity, if it has a W3C id.</summary>
    public static SpanReference Current => Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity
        ? new SpanReference(activity.TraceId.ToHexString(), activity.SpanId.ToHexString(), activity.Recorded)
        : default;
}
