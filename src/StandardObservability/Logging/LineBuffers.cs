using StandardObservability.Logging.Calls;
using StandardObservability.Logging.Json;
using StandardObservability.Logging.Records;
using StandardObservability.Text;

namespace StandardObservability.Logging;

/// <summary>The memory that one thread needs to turn a log call into a line. It is reused for the next call.</summary>
internal sealed class LineBuffers
{
    /// <summary>Limits the recursion of values that log while they are rendered. It would overflow the stack.</summary>
    private const int MaxNested = 3;

    [ThreadStatic]
    private static LineBuffers? _ofThread;

    private readonly LineBuffers? _outermost;
    private RecordCall? _record;
    private bool _isRented;
    private int _nested;

    private LineBuffers(LineBuffers? outermost = null) => (_outermost, Json) = (outermost, new JsonBuffers(Line));

    public CallBuffers Call { get; } = new();

    /// <summary>The bytes of the line.</summary>
    public Utf8Buffer Line { get; } = new();

    public JsonBuffers Json { get; }

    /// <summary>Text of a message or a scope before it is written to the line.</summary>
    public CharBuffer Text { get; } = new();

    /// <summary>The call as OpenTelemetry gets it.</summary>
    public RecordCall Record => _record ??= new();

    /// <summary>Whether the call was made while the thread wrote another line: a value of that line logs while it is rendered.</summary>
    public bool IsNested => _outermost is not null;

    /// <summary>Whether so many calls are nested that this one must be dropped.</summary>
    public bool IsTooDeep => _outermost?._nested > MaxNested;

    /// <summary>The thread's buffers, or new ones when the thread is writing a line and one of its values logs.</summary>
    public static LineBuffers Rent()
    {
        var buffers = _ofThread ??= new LineBuffers();
        if (buffers._isRented)
        {
            buffers._nested++;
            return new LineBuffers(buffers);
        }

        buffers._isRented = true;
        return buffers;
    }

    public void Return()
    {
        if (_outermost is not null)
        {
            _outermost._nested--;
            return;
        }

        Json.Clear();
        Line.Clear();
        Text.Clear();
        Call.Clear();
        _isRented = false;
    }
}
