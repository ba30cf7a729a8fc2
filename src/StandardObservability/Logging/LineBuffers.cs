using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Json;
using StandardObservability.Text;

namespace StandardObservability.Logging;

/// <summary>The memory that one thread needs to turn a log call into a line. It is reused for the next call.</summary>
internal sealed class LineBuffers
{
    [ThreadStatic]
    private static LineBuffers? _free;

    public LineBuffers() => Json = new JsonBuffers(Line);

    public CallBuffers Call { get; } = new();

    /// <summary>The bytes of the line.</summary>
    public Utf8Buffer Line { get; } = new();

    public JsonBuffers Json { get; }

    /// <summary>Text of a message or a scope before it is written to the line.</summary>
    public CharBuffer Text { get; } = new();

    /// <summary>The thread's buffers, or new ones when the thread is writing a line and one of its values logs.</summary>
    public static LineBuffers Rent()
    {
        var buffers = _free ?? new LineBuffers();
        _free = null;
        return buffers;
    }

    public void Return()
    {
        Json.Clear();
        Line.Clear();
        Text.Clear();
        Call.Clear();
        _free = this;
    }
}
