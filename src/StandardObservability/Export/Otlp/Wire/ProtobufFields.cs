namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Walks the fields of a protobuf message in memory.</summary>
/// <remarks>Source: Protocol Buffers encoding: a tag is a varint of field number and wire type; lengths are varints.</remarks>
internal ref struct ProtobufFields(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _wireType;

    /// <summary>Number of the current field.</summary>
    public int Number { get; private set; }

    /// <summary>Where the current field begins, its tag included.</summary>
    public int Start { get; private set; }

    /// <summary>Where the content of the current field begins.</summary>
    public int ContentStart { get; private set; }

    /// <summary>Where the next field begins.</summary>
    public int End { get; private set; }

    /// <summary>Whether the bytes so far are no protobuf.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether the current field is a text, some bytes or a message.</summary>
    public readonly bool HasLength => _wireType == LengthDelimited;

    public readonly ReadOnlySpan<byte> Content => _message[ContentStart..End];

    /// <summary>Moves to the next field.</summary>
    /// <returns><see langword="false"/> at the end of the message, or where the bytes are no protobuf.</returns>
    public bool Next()
    {
        Start = End;
        if (Start == _message.Length)
        {
            return false;
        }

        IsMalformed = !TryRead();
        return !IsMalformed;
    }

    private bool TryRead()
    {
        var at = Start;
        if (!TryReadVarint(ref at, out var tag) || tag >> 3 is 0 or > int.MaxValue)
        {
            return false;
        }

        (Number, _wireType) = ((int)(tag >> 3), (int)(tag & 7));
        ulong length = 0;
        var content = at;
        var isKnown = _wireType switch
        {
            Varint => TryReadVarint(ref at, out _),
            Fixed64 => Advance(ref at, 8),
            Fixed32 => Advance(ref at, 4),
            LengthDelimited => TryReadVarint(ref at, out length) && Advance(ref at, length),
            _ => false,
        };
        ContentStart = _wireType == LengthDelimited ? at - (int)length : content;
        End = at;
        return isKnown;
    }

    private readonly bool Advance(ref int at, ulong bytes)
    {
        if (bytes > (ulong)(_message.Length - at))
        {
            return false;
        }

        at += (int)bytes;
        return true;
    }

    private readonly bool TryReadVarint(ref int at, out ulong value)
    {
        value = 0;
        for (var shift = 0; shift < 64 && at < _message.Length; shift += 7)
        {
            var next = _message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
