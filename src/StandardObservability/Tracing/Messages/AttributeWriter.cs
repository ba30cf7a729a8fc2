using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Messages;

/// <summary>Writes texts into a map of message attributes, up to a maximum number.</summary>
internal sealed class AttributeWriter<TAttribute>(IDictionary<string, TAttribute>? attributes, Func<string, TAttribute> create, int maxCount)
{
    public void Set(string name, string value)
    {
        if (attributes is null)
        {
            return;
        }

        if (name == TraceContextHeaderNames.TraceParent)
        {
            // A forwarded message may have the tracestate of the parent that is replaced.
            attributes.Remove(TraceContextHeaderNames.TraceState);
        }

        if (attributes.Count < maxCount || attributes.ContainsKey(name))
        {
            attributes[name] = create(value);
        }
    }
}
