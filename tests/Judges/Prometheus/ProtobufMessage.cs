using System.Buffers.Binary;
using System.Text;

namespace Judges.Prometheus;

/// <summary>A message of Protocol Buffers that is written field by field.</summary>
/// <remarks>Source: Protocol Buffers documentation, "Encoding".</remarks>
internal sealed class ProtobufMessage
{
    private readonly List<byte> _bytes = [];

    public ReadOnlySpan<byte> Bytes => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_bytes);

    public static ulong ZigZag(long value) => (ulong)((value << 1) ^ (value >> 63));

    public ProtobufMessage Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) _bytes.Add((byte)(value | 0x80));
        _bytes.Add((byte)value);
        return this;
    }

    public ProtobufMessage Integer(int field, ulong value) => Varint((ulong)field << 3).Varint(value);

    public ProtobufMessage Number(int field, double value)
    {
        Varint(((ulong)field << 3) | 1);
        Span<byte> number = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(number, value);
        _bytes.AddRange(number);
        return this;
    }

    public ProtobufMessage Message(int field, ProtobufMessage message) => Field(field, message.Bytes);

    public ProtobufMessage Text(int field, string text) => Field(field, Encoding.UTF8.GetBytes(text));

    /// <summary>The message as a block of Snappy without compression.</summary>
    /// <remarks>Source: google/snappy, "Snappy compressed format description".</remarks>
    public byte[] ToSnappy()
    {
        const int longest = 65_536;
        const byte literalOfTwoLengthBytes = 61 << 2;
        var block = new ProtobufMessage().Varint((ulong)_bytes.Count)._bytes;
        foreach (var part in _bytes.Chunk(longest))
        {
            block.AddRange([literalOfTwoLengthBytes, (byte)(part.Length - 1), (byte)((part.Length - 1) >> 8)]);
            block.AddRange(part);
        }

        return [.. block];
    }

    private ProtobufMessage Field(int field, ReadOnlySpan<byte> content)
    {
        Varint(((ulong)field << 3) | 2).Varint((ulong)content.Length);
        _bytes.AddRange(content);
        return this;
    }
}
