using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Messages;

/// <summary>Sets string attributes of a message. When it holds the maximum number, new names are dropped and existing ones overwritten.</summary>
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
            // A forwarded message may still carry the tracestate of its previous parent, which does not belong to the new traceparent.
            attributes.Remove(TraceContextHeaderNames.TraceState);
        }

        if (attributes.Count < maxCount || attributes.ContainsKey(name))
        {
            attributes[name] = create(value);
        }
    }
}
