using System.Diagnostics;
using StandardObservability.Export.Otlp.Spans.Writing;

namespace StandardObservability.Export.Otlp.Spans;

/// <summary>The buffers of spans: those that wait in the queue are limited, and those that are not in use are kept for later spans.</summary>
/// <param name="maxWaiting">The size of the queue.</param>
/// <param name="maxUnused">The number of buffers that are kept.</param>
internal sealed class SpanBuffers(int maxWaiting, int maxUnused)
{
    /// <summary>A buffer that a long span has enlarged is not kept.</summary>
    private const int MaxLength = 4 * 1024;

    private readonly Lock _gate = new();
    private readonly SpanBuffer[] _unused = new SpanBuffer[maxUnused];
    private int _count;
    private int _waiting;
    private long _dropped;

    /// <summary>The number of spans for which there was no place.</summary>
    public long Dropped => Interlocked.Read(ref _dropped);

    /// <summary>A buffer for a span; <see langword="null"/> when the queue is full, and the span is dropped.</summary>
    public SpanBuffer? Rent(ActivitySource scope)
    {
        SpanBuffer? buffer = null;
        lock (_gate)
        {
            if (_waiting == maxWaiting)
            {
                _dropped++;
                return null;
            }

            _waiting++;
            if (_count > 0)
            {
                buffer = _unused[--_count];
            }
        }

        buffer ??= new SpanBuffer();
        buffer.Scope = scope;
        return buffer;
    }

    /// <summary>Called when spans have left the queue.</summary>
    public void Leave(int spans)
    {
        lock (_gate)
        {
            _waiting -= spans;
        }
    }

    /// <summary>Keeps buffers of spans that have left the queue.</summary>
    public void Keep(ReadOnlySpan<SpanBuffer> buffers)
    {
        lock (_gate)
        {
            foreach (var buffer in buffers)
            {
                if (buffer.Bytes.Length <= MaxLength && _count < _unused.Length)
                {
                    buffer.Truncate(0);
                    _unused[_count++] = buffer;
                }
            }
        }
    }
}
