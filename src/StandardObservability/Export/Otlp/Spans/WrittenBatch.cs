using StandardObservability.Export.Otlp.Spans.Writing;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>The spans of the request that is sent, between the exporter and the send path.</summary>
internal sealed class WrittenBatch
{
    /// <summary>The buffer of a very large request is not kept.</summary>
    private const int MaxKept = 2 * 1024 * 1024;

    /// <summary>The fields <c>scope_spans</c> of the message <c>ResourceSpans</c>.</summary>
    public SpanBuffer Scopes { get; private set; } = new();

    /// <summary>The number of spans; 0 while nothing is sent.</summary>
    public int Spans { get; set; }

    /// <summary>Whether the send path has taken the spans, and counts what becomes of them.</summary>
    public bool IsTaken { get; set; }

    public void Clear()
    {
        (Spans, IsTaken) = (0, false);
        Scopes.Truncate(0);
        if (Scopes.Bytes.Length > MaxKept)
        {
            Scopes = new SpanBuffer();
        }
    }
}
