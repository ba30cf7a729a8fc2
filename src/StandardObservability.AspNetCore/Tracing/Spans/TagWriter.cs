using System.Diagnostics;

namespace StandardObservability.AspNetCore.Tracing.Spans;

/// <summary>Adds attributes with different names to a span. Where there are none yet, no equal name is searched.</summary>
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
