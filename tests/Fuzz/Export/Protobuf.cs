using System.Text;

namespace Fuzz.Export;

/// <summary>Writes fields of protobuf messages, for seeds.</summary>
internal static class Protobuf
{
    public static byte[] Field(int number, params ReadOnlySpan<byte[]> content)
    {
        byte[] all = [.. content.ToArray().SelectMany(static c => c)];
        return [.. Varint((uint)(number << 3) | 2), .. Varint((uint)all.Length), .. all];
    }

    public static byte[] String(int number, string text) => Field(number, Encoding.UTF8.GetBytes(text));

    public static byte[] Attribute(string key, params ReadOnlySpan<byte[]> value) => [.. String(1, key), .. Field(2, value)];

    /// <summary>A request with one resource, one scope and one item.</summary>
    public static byte[] Request(params ReadOnlySpan<byte[]> item) => Field(1, Field(2, Field(2, item)));

    private static IEnumerable<byte> Varint(uint value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            yield return (byte)(value | 0x80);
        }

        yield return (byte)value;
    }
}
