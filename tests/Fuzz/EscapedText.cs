using System.Text;

namespace Fuzz;

/// <summary>Converts bytes to text: UTF-8, and each byte that is not UTF-8 to half of a surrogate pair, which .NET's strings may contain.</summary>
internal static class EscapedText
{
    public static string Decode(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var length) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                length = 1;
                text.Append((char)(bytes[0] < 0xc0 ? 0xdc00 + bytes[0] : 0xd800 + bytes[0]));
            }

            bytes = bytes[length..];
        }

        return text.ToString();
    }

    /// <summary>The bytes of well-formed text.</summary>
    public static byte[] Encode(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>The text after UTF-8, in which half of a surrogate pair is a replacement character.</summary>
    public static string ToWellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
