namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Walks the fields of a protobuf message in a stream, without reading what it steps over.</summary>
/// <remarks>Source: Protocol Buffers encoding: a tag is a varint of field number and wire type; lengths are varints.</remarks>
internal ref struct ProtobufReader(Stream stream, long end)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private int _wireType;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Moves to the next field.</summary>
    /// <returns><see langword="false"/> at the end of the message, or where the bytes are no protobuf.</returns>
    public bool Next()
    {
        if (stream.Position >= end || ReadVarint() is not { } tag)
        {
            return false;
        }

        Field = (int)(tag >> 3);
        _wireType = (int)(tag & 7);
        return Field > 0;
    }

    /// <summary>The embedded message of the current field, or <see langword="null"/> when the field is none.</summary>
    public readonly long? EnterMessage()
        => _wireType == LengthDelimited && ReadVarint() is { } length && (long)length <= end - stream.Position ? stream.Position + (long)length : null;

    public readonly ulong? ReadNumber() => _wireType == Varint ? ReadVarint() : null;

    /// <summary>Steps over the current field.</summary>
    public readonly bool Skip()
    {
        switch (_wireType)
        {
            case Varint: return ReadVarint() is not null;
            case Fixed64: return Advance(8);
            case Fixed32: return Advance(4);
            case LengthDelimited: return ReadVarint() is { } length && Advance((long)length);
            default: return false;
        }
    }

    private readonly bool Advance(long bytes)
    {
        if (bytes < 0 || bytes > end - stream.Position)
        {
            return false;
        }

        stream.Position += bytes;
        return true;
    }

    private readonly ulong? ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = stream.ReadByte();
            if (next < 0)
            {
                return null;
            }

            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        return null;
    }
}
