using System.Runtime.CompilerServices;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Reads the fields of one protobuf message in memory, one after the other.</summary>
/// <remarks>Source: Protocol Buffers encoding: a tag is a varint of field number and wire type; lengths are varints.</remarks>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private readonly ReadOnlySpan<byte> _message = message;
    private int _wireType;
    private int _contentStart;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Offset of the current field, its tag included.</summary>
    public int Start { get; private set; }

    /// <summary>Offset of the next field.</summary>
    public int End { get; private set; }

    /// <summary>Value of the current field when its wire type is varint, otherwise 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>Whether the reader stopped at bytes that are not protobuf.</summary>
    public bool IsMalformed { get; private set; }

    /// <summary>Whether the current field is a string, bytes or a message.</summary>
    public readonly bool HasLength => _wireType == LengthDelimited;

    /// <summary>Bytes of the current field without its tag and length.</summary>
    public readonly ReadOnlySpan<byte> Content => _message[_contentStart..End];

    /// <summary>Moves to the next field.</summary>
    /// <returns><see langword="false"/> at the end of the message, and at bytes that are not protobuf.</returns>
    public bool Next()
    {
        Start = End;
        return Start != _message.Length && (TryReadShort(_message[Start..]) || TryRead());
    }

    /// <summary>Reads a field whose tag has one byte, and whose length or number has one too: nearly all fields of OTLP.</summary>
    private bool TryReadShort(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 || rest[0] is < 1 << 3 or >= 0x80)
        {
            return false;
        }

        var (wireType, second) = (rest[0] & 7, rest[1]);
        var (header, length) = wireType switch
        {
            LengthDelimited when second < 0x80 => (2, second),
            Varint when second < 0x80 => (1, 1),
            Fixed64 => (1, 8),
            _ => (1, int.MaxValue),
        };
        if (length > rest.Length - header)
        {
            return false;
        }

        (Field, _wireType, _contentStart, End) = (rest[0] >> 3, wireType, Start + header, Start + header + length);
        (Number, IsMalformed) = (wireType == Varint ? second : 0UL, false);
        return true;
    }

    private bool TryRead()
    {
        var (tag, at) = ReadVarint(_message, Start);
        IsMalformed = at < 0 || tag >> 3 is 0 or > int.MaxValue || !TryReadContent((int)tag & 7, at);
        Field = (int)(tag >> 3);
        return !IsMalformed;
    }

    private bool TryReadContent(int wireType, int at)
    {
        (_wireType, _contentStart, Number) = (wireType, at, 0);
        switch (wireType)
        {
            case LengthDelimited:
                (var length, _contentStart) = ReadVarint(_message, at);
                return _contentStart >= 0 && TryEnd(_contentStart, length);
            case Varint:
                (Number, End) = ReadVarint(_message, at);
                return End >= 0;
            case Fixed64:
                return TryEnd(at, 8);
            case Fixed32:
                return TryEnd(at, 4);
            default:
                return false;
        }
    }

    private bool TryEnd(int at, ulong length)
    {
        var fits = length <= (ulong)(_message.Length - at);
        End = fits ? at + (int)length : at;
        return fits;
    }

    /// <summary>The varint at an offset, and the offset after it: negative when the bytes do not form a varint.</summary>
    /// <remarks>Nearly all varints of OTLP have one byte. A tuple and no <c>out</c> parameters, so that both values stay in registers.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Value, int Next) ReadVarint(ReadOnlySpan<byte> message, int at)
        => (uint)at < (uint)message.Length && message[at] < 0x80 ? (message[at], at + 1) : ReadLongVarint(message, at);

    private static (ulong Value, int Next) ReadLongVarint(ReadOnlySpan<byte> message, int at)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64 && at < message.Length; shift += 7)
        {
            var next = message[at++];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return (value, at);
            }
        }

        return (0, -1);
    }
}
