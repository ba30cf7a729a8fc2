using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>
/// Shortens a line that is too long. It truncates all texts to the greatest common length that fits, at character boundaries, and marks
/// them with <see cref="CharBuffer.TruncationMark"/>. When the minimum length is still too much, it omits the largest fields.
/// </summary>
internal sealed class LineShortener
{
    private readonly JsonLine _line;
    private readonly int _maxBytes;

    /// <summary>The fixed part of the line, then each field that can be omitted. An omitted piece has no length.</summary>
    private readonly (int Start, int End, int FirstText, int EndText)[] _pieces;

    private int _newLength;

    private LineShortener(JsonLine line, int maxBytes)
    {
        (_line, _maxBytes) = (line, maxBytes);
        _pieces = new (int, int, int, int)[line.Fields.Length + 1];
        for (var i = 0; i < _pieces.Length; i++)
        {
            var (start, firstText) = i == 0 ? (0, 0) : (line.Fields[i - 1].Start, line.Fields[i - 1].FirstText);
            var (end, endText) = i == line.Fields.Length ? (line.Bytes.Length, line.Texts.Count) : (line.Fields[i].Start, line.Fields[i].FirstText);
            _pieces[i] = (start, end, firstText, endText);
        }
    }

    private static ReadOnlySpan<byte> Mark => "…"u8;

    public static void Shorten(JsonLine line, int maxBytes)
    {
        var shortener = new LineShortener(line, maxBytes);
        shortener.OmitLargestFields();
        shortener.Rewrite(shortener.FindTextLimit());
    }

    private void OmitLargestFields()
    {
        var sizes = new int[_pieces.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Size(i, JsonLine.MinTextBytes);
        }

        for (var size = sizes.Sum(); size > _maxBytes && sizes.Length > 1;)
        {
            var largest = 1 + Array.IndexOf(sizes[1..], sizes[1..].Max());
            if (sizes[largest] == 0)
            {
                return;
            }

            size -= sizes[largest];
            sizes[largest] = 0;
            _pieces[largest] = default;
        }
    }

    /// <summary>Finds the greatest text length with which the line fits.</summary>
    private int FindTextLimit()
    {
        var (fits, tooLong) = (JsonLine.MinTextBytes, _maxBytes);
        while (tooLong - fits > 1)
        {
            var length = fits + ((tooLong - fits) / 2);
            var size = 0;
            for (var i = 0; i < _pieces.Length; i++)
            {
                size += Size(i, length);
            }

            (fits, tooLong) = size <= _maxBytes ? (length, tooLong) : (fits, length);
        }

        return fits;
    }

    private int Size(int piece, int textLimit)
    {
        var (start, end, firstText, endText) = _pieces[piece];
        var size = end - start;
        for (var i = firstText; i < endText; i++)
        {
            size -= Math.Max(0, _line.Texts[i].Length - textLimit - Mark.Length);
        }

        return size;
    }

    private void Rewrite(int textLimit)
    {
        foreach (var (start, end, firstText, endText) in _pieces)
        {
            var from = start;
            for (var i = firstText; i < endText; i++)
            {
                var text = _line.Texts[i];
                if (text.Length > textLimit + Mark.Length)
                {
                    Move(from, text.Start + FindBoundary(text, textLimit));
                    Mark.CopyTo(_line.Bytes.Mutable[_newLength..]);
                    _newLength += Mark.Length;
                    from = text.End;
                }
            }

            Move(from, end);
        }

        _line.Bytes.CutTo(_newLength);
    }

    private void Move(int from, int end)
    {
        var bytes = _line.Bytes.Mutable;
        bytes[from..end].CopyTo(bytes[_newLength..]);
        _newLength += end - from;
    }

    /// <summary>Finds the last index at which a text can be truncated without splitting an escape sequence or a character.</summary>
    private int FindBoundary(TextSpan text, int length)
    {
        var bytes = _line.Bytes.Mutable[text.Start..text.End];
        var at = 0;
        while (bytes[at..length].IndexOf((byte)'\\') is var next and >= 0)
        {
            var escape = bytes[at + next + 1] == 'u' ? 6 : 2;
            if (at + next + escape > length)
            {
                return at + next;
            }

            at += next + escape;
        }

        while (length > at && (bytes[length] & 0xC0) == 0x80)
        {
            length--;
        }

        return length;
    }
}
