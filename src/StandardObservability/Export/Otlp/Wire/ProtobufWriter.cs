using System.Buffers;

namespace StandardObservability.Export.Otlp.Wire;

/// <summary>Writes length-delimited protobuf fields: strings, bytes and messages.</summary>
internal static class ProtobufWriter
{
    private const int LengthDelimited = 2;

    public static void WriteField(IBufferWriter<byte> to, int field, ReadOnlySpan<byte> content)
    {
        WriteVarint(to, ((uint)field << 3) | LengthDelimited);
        WriteVarint(to, (uint)content.Length);
        to.Write(content);
    }

    private static void WriteVarint(IBufferWriter<byte> to, uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            to.Write([(byte)(value | 0x80)]);
        }

        to.Write([(byte)value]);
    }
}
