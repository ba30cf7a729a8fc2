using System.Diagnostics;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Tracing.Messages;

namespace StandardObservability.Aws.Messages;

/// <summary>The trace context of a span, as the texts that a message carries.</summary>
internal sealed class TraceFields
{
    /// <summary>System attribute of SQS with X-Ray's header. It counts neither towards the attributes nor towards the size of a message.</summary>
    public const string SystemAttribute = "AWSTraceHeader";

    private TraceFields(IReadOnlyList<KeyValuePair<string, string>> attributes, string? xray) => (Attributes, XRay) = (attributes, xray);

    /// <summary>W3C's fields, the most important one first.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Attributes { get; }

    /// <summary>X-Ray's header.</summary>
    public string? XRay { get; }

    public bool IsEmpty => Attributes.Count == 0 && XRay is null;

    /// <summary>The fields that <c>OTEL_PROPAGATORS</c> allows; none without an activity.</summary>
    public static TraceFields Read(Activity? activity)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        new OutgoingMessage(fields).Write(activity);
        fields.Remove(TraceContextHeaderNames.XRay, out var xray);
        return new TraceFields([.. fields.OrderByDescending(static f => f.Key == TraceContextHeaderNames.TraceParent)], xray);
    }

    /// <summary>Whether an attribute of a message carries context.</summary>
    public static bool IsContext(object? name)
        => name is TraceContextHeaderNames.TraceParent or TraceContextHeaderNames.TraceState or TraceContextHeaderNames.XRay or SystemAttribute;
}
