using StandardObservability.Conventions.Tracing;

namespace StandardObservability.Tracing.Messages;

/// <summary>Writes texts into a map of attributes that may hold only so many.</summary>
internal sealed class AttributeWriter<TAttribute>(IDictionary<string, TAttribute>? attributes, Func<string, TAttribute> create, int most)
{
    public void Set(string name, string value)
    {
        if (attributes is null)
        {
            return;
        }

        if (name == TraceContextHeaderNames.TraceParent)
        {
            // A message that is passed on may have one, and it belongs to the parent that is replaced.
            attributes.Remove(TraceContextHeaderNames.TraceState);
        }

        if (attributes.Count < most || attributes.ContainsKey(name))
        {
            attributes[name] = create(value);
        }
    }
}
