using System;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>A position in a text that moves forward, with its line and column. A byte order mark at the beginning has no column.</summary>
internal sealed class JsonCursor
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly string _text;
    private int _lineStart;

    public JsonCursor(string text)
    {
        _text = text;
        if (text.Length > 0 && text[0] == ByteOrderMark)
        {
            Offset = _lineStart = 1;
        }
    }

    /// <summary>Characters before the position.</summary>
    public int Offset { get; private set; }

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The column, from 1.</summary>
    public int Column => Offset - _lineStart + 1;

    /// <summary>Whether no character follows.</summary>
    public bool IsAtEnd => Offset >= _text.Length;

    /// <summary>The next character, or U+0000 at the end.</summary>
    public char Current => IsAtEnd ? '\0' : _text[Offset];

    /// <summary>The character so many after the next one, or U+0000 after the end.</summary>
    public char Peek(int ahead) => Offset + ahead < _text.Length ? _text[Offset + ahead] : '\0';

    /// <summary>Moves within a line.</summary>
    public void Advance(int count = 1) => Offset = Math.Min(Offset + count, _text.Length);

    /// <summary>Whether the text continues so. If so, moves after it.</summary>
    public bool Skip(string expected)
    {
        if (string.CompareOrdinal(_text, Offset, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        Advance(expected.Length);
        return true;
    }

    /// <summary>Moves after spaces, line ends and comments.</summary>
    public void SkipBlank()
    {
        while (!IsAtEnd)
        {
            switch (Current)
            {
                case ' ' or '\t':
                    Advance();
                    break;
                case '\r' or '\n':
                    SkipLineEnd();
                    break;
                case '/' when Skip("//"):
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    /// <summary>The text from an offset to the position.</summary>
    public string Since(int offset) => _text.Substring(offset, Offset - offset);

    private void SkipLineEnd()
    {
        if (!Skip("\r\n"))
        {
            Advance();
        }

        Line++;
        _lineStart = Offset;
    }

    private void SkipComment()
    {
        while (!IsAtEnd && Current is not ('\r' or '\n'))
        {
            Advance();
        }
    }
}
