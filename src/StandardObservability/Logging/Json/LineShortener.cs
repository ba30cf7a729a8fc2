using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>
/// Makes a line that is too long fit: all texts longer than some length are cut to it, on character boundaries, and end with
/// <see cref="CharBuffer.TruncationMark"/>. When even the least length is too much, the largest of the caller's fields are left out.
/// </summary>
internal sealed class LineShortener
{
    private readonly JsonLine _line;
    private readonly int _maxBytes;

    /// <summary>The line in pieces: what belongs to it, then each field. A piece that was left out has no length.</summary>
    private readonly (int Start, int End, int FirstText, int EndText)[] _pieces;

    private int _to;

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
        shortener.LeaveOutLargest();
        shortener.Rewrite(shortener.LongestText());
    }

    private void LeaveOutLargest()
    {
        var sizes = new int[_pieces.Length];
        for (var i = 0; i < sizes.Length; i++)
        {
            sizes[i] = Size(i, JsonLine.LeastText);
        }

        for (var size = sizes.Sum(); size > _maxBytes && sizes.Length > 1;)
        {
            var largest = 1 + Array.IndexOf(sizes[1..], sizes.Skip(1).Max());
            if (sizes[largest] == 0)
            {
                return;
            }

            size -= sizes[largest];
            sizes[largest] = 0;
            _pieces[largest] = default;
        }
    }

    /// <summary>The greatest length of texts with which the line fits.</summary>
    private int LongestText()
    {
        var (fits, tooLong) = (JsonLine.LeastText, _maxBytes);
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

    private int Size(int piece, int longestText)
    {
        var (start, end, firstText, endText) = _pieces[piece];
        var size = end - start;
        for (var i = firstText; i < endText; i++)
        {
            size -= Math.Max(0, _line.Texts[i].Length - longestText - Mark.Length);
        }

        return size;
    }

    private void Rewrite(int longestText)
    {
        foreach (var (start, end, firstText, endText) in _pieces)
        {
            var from = start;
            for (var i = firstText; i < endText; i++)
            {
                var text = _line.Texts[i];
                if (text.Length > longestText + Mark.Length)
                {
                    Move(from, text.Start + Boundary(text, longestText));
                    Mark.CopyTo(_line.Bytes.Rewrite()[_to..]);
                    _to += Mark.Length;
                    from = text.End;
                }
            }

            Move(from, end);
        }

        _line.Bytes.CutTo(_to);
    }

    private void Move(int from, int end)
    {
        var bytes = _line.Bytes.Rewrite();
        bytes[from..end].CopyTo(bytes[_to..]);
        _to += end - from;
    }

    /// <summary>Where a text can be cut at the latest: not within an escape, and not within a character.</summary>
    private int Boundary(TextSpan text, int length)
    {
        var bytes = _line.Bytes.Rewrite()[text.Start..text.End];
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
