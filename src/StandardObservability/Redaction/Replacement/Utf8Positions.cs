using System.Text;

namespace StandardObservability.Redaction.Replacement;

/// <summary>Converts ascending positions in the UTF-16 form of a text to positions in its UTF-8 form. All calls together read the text once.</summary>
/// <param name="utf8">The text. Bytes that are not UTF-8 are one replacement character, as decoders write them.</param>
internal ref struct Utf8Positions(ReadOnlySpan<byte> utf8)
{
    private readonly ReadOnlySpan<byte> _utf8 = utf8;
    private int _utf16Position;
    private int _utf8Position;

    /// <summary>The UTF-8 position of a UTF-16 position, which is not before that of the previous call.</summary>
    public int Find(int utf16Position)
    {
        while (_utf16Position < utf16Position && _utf8Position < _utf8.Length)
        {
            var rest = _utf8[_utf8Position..];
            var next = rest[..Math.Min(rest.Length, utf16Position - _utf16Position)];
            var ascii = next.IndexOfAnyInRange((byte)0x80, byte.MaxValue);
            if (ascii != 0)
            {
                ascii = ascii < 0 ? next.Length : ascii;
                _utf16Position += ascii;
                _utf8Position += ascii;
                continue;
            }

            Rune.DecodeFromUtf8(rest, out var rune, out var length);
            _utf16Position += rune.Utf16SequenceLength;
            _utf8Position += length;
        }

        return _utf8Position;
    }
}
