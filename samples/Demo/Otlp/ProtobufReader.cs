using System.Buffers.Binary;

namespace Demo.Otlp;

/// <summary>Reads the fields of one protobuf message one after the other. Unknown fields can be skipped.</summary>
/// <remarks>Source: Protocol Buffers encoding: a tag is a varint of field number and wire type, a length is a varint.</remarks>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private ReadOnlySpan<byte> _rest = message;

    /// <summary>Number of the current field.</summary>
    public int Field { get; private set; }

    /// <summary>Value of the current field if it is a number, otherwise 0.</summary>
    public ulong Number { get; private set; }

    /// <summary>Value of the current field if it is text, bytes or a message, otherwise empty.</summary>
    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <summary>Moves to the next field. Returns false at the end.</summary>
    /// <exception cref="InvalidDataException">The bytes are not a protobuf message.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var tag = ReadVarint();
        Field = (int)(tag >> 3);
        Number = 0;
        Bytes = default;
        switch (tag & 7)
        {
            case 0: Number = ReadVarint(); break;
            case 1: Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong))); break;
            case 2: Bytes = Take(ReadVarint()); break;
            case 5: Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint))); break;
            default: throw new InvalidDataException($"Field {Field} has wire type {tag & 7}, which protobuf 3 does not use.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
        {
            throw new InvalidDataException($"A field of {length} bytes is cut off after {_rest.Length}.");
        }

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Take(1)[0];
            value |= (ulong)(next & 0x7f) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A number is longer than 10 bytes.");
    }
}
