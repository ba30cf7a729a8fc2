using System.Globalization;

namespace StandardObservability.Text;

/// <summary>A growing buffer of characters with a maximum length. Text after the maximum is dropped.</summary>
internal sealed class CharBuffer
{
    /// <summary>Marks the end of a truncated text.</summary>
    public const string TruncationMark = "…";

    private const int KeptChars = 32 * 1024;

    private char[] _chars = new char[512];
    private int _limit = int.MaxValue;

    public int Length { get; private set; }

    public bool IsFull => Length >= _limit;

    public ReadOnlySpan<char> Written => _chars.AsSpan(0, Length);

    /// <summary>Empties the buffer, and releases its memory when a huge text has grown it.</summary>
    public void Clear()
    {
        Length = 0;
        if (_chars.Length > KeptChars)
        {
            _chars = new char[512];
        }
    }

    /// <summary>Empties the buffer and sets the maximum length of the next text.</summary>
    public void Begin(int limit)
    {
        Clear();
        _limit = limit;
    }

    public void Append(ReadOnlySpan<char> text)
    {
        text = text[..Math.Min(text.Length, Math.Max(0, _limit - Length))];
        Reserve(text.Length);
        text.CopyTo(_chars.AsSpan(Length));
        Length += text.Length;
    }

    /// <summary>Appends a value as <see cref="string.Format(IFormatProvider, string, object)"/> does. For a value that throws it appends that fact.</summary>
    public void Append(object value, string? format)
    {
        var before = Length;
        try
        {
            switch (value)
            {
                case string text: Append(text); break;
                case double number when format is null && NumberText.HasNoExponent(number): Append(number); break;
                case ISpanFormattable formattable: Append(formattable, format); break;
                case IFormattable formattable: Append(formattable.ToString(format, CultureInfo.InvariantCulture)); break;
                default: Append(value.ToString()); break;
            }
        }
        catch (Exception e)
        {
            Length = before;
            Append($"({value.GetType().Name}.ToString threw {e.GetType().Name})");
        }
    }

    /// <summary>Pads the text from <paramref name="start"/> with spaces: on the left, or on the right when <paramref name="width"/> is negative.</summary>
    public void Align(int start, int width)
    {
        var spaces = Math.Min(Math.Abs(width) - (Length - start), _limit - Length);
        if (spaces <= 0)
        {
            return;
        }

        Reserve(spaces);
        var written = _chars.AsSpan(start, Length - start);
        if (width > 0)
        {
            written.CopyTo(_chars.AsSpan(start + spaces));
            _chars.AsSpan(start, spaces).Fill(' ');
        }
        else
        {
            _chars.AsSpan(Length, spaces).Fill(' ');
        }

        Length += spaces;
    }

    private void Append(double number)
    {
        Span<byte> digits = stackalloc byte[NumberText.MaxBytes];
        var length = NumberText.Write(digits, number);
        Reserve(length);
        for (var i = 0; i < length; i++)
        {
            _chars[Length++] = (char)digits[i];
        }
    }

    private void Append(ISpanFormattable value, string? format)
    {
        int written;
        while (!value.TryFormat(_chars.AsSpan(Length), out written, format, CultureInfo.InvariantCulture))
        {
            if (_chars.Length > _limit)
            {
                // A million digits, or a type for which no buffer is large enough.
                Append(TruncationMark);
                return;
            }

            Reserve(_chars.Length + 1);
        }

        Length += (uint)written <= (uint)(_chars.Length - Length) ? written : 0;
    }

    private void Reserve(int chars)
    {
        if (_chars.Length - Length < chars)
        {
            Array.Resize(ref _chars, Math.Max(_chars.Length * 2, Length + chars));
        }
    }
}
