using System.Text;

namespace Judges.Receiving;

/// <summary>Writes an export response for a partial success. Its fields have the same numbers for each signal.</summary>
internal static class OtlpPartialSuccess
{
    private const byte PartialSuccess = (1 << 3) | LengthDelimited;
    private const byte Rejected = 1 << 3;
    private const byte ErrorMessage = (2 << 3) | LengthDelimited;
    private const byte LengthDelimited = 2;

    public static byte[] Write(long rejected, string message)
    {
        var text = Encoding.UTF8.GetBytes(message);
        byte[] partial = [Rejected, .. Varint((ulong)rejected), ErrorMessage, .. Varint((ulong)text.Length), .. text];
        return [PartialSuccess, .. Varint((ulong)partial.Length), .. partial];
    }

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7) yield return (byte)(value | 0x80);
        yield return (byte)value;
    }
}
