using System.Diagnostics;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Adds attributes to a span. If the span has none yet, each is appended without a search for its name, so the names must differ.</summary>
internal readonly struct TagWriter(Activity span)
{
    private readonly bool _isFirst = !span.EnumerateTagObjects().MoveNext();

    public void Add(string name, object? value)
    {
        if (!_isFirst)
        {
            span.SetTag(name, value);
        }
        else if (value is not null)
        {
            span.AddTag(name, value);
        }
    }
}
