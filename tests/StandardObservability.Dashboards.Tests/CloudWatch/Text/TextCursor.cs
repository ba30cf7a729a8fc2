using System.Globalization;
using System.Text;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Text;

/// <summary>Reads a text from left to right, for the parsers of the small languages of CloudWatch. Every read skips spaces first.</summary>
internal sealed class TextCursor(string text, string language)
{
    private int _position;

    /// <summary>Where the next read begins; a parser may come back to it.</summary>
    public int Position
    {
        get => _position;
        set => _position = value;
    }

    /// <summary>The next character that is no space, or NUL at the end.</summary>
    public char Current
    {
        get
        {
            SkipSpaces();
            return _position < text.Length ? text[_position] : '\0';
        }
    }

    public bool AtEnd => Current == '\0';

    /// <summary>The text between two positions.</summary>
    public string Slice(int from, int to) => text[from..to].Trim();

    /// <summary>Takes the symbol if it comes next.</summary>
    public bool Take(string symbol)
    {
        SkipSpaces();
        if (string.CompareOrdinal(text, _position, symbol, 0, symbol.Length) != 0) return false;
        _position += symbol.Length;
        return true;
    }

    /// <summary>Takes the word if it comes next and is not the start of a longer one.</summary>
    public bool TakeWord(string word, bool anyCase = false)
    {
        SkipSpaces();
        var comparison = anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        if (string.Compare(text, _position, word, 0, word.Length, comparison) != 0) return false;
        var end = _position + word.Length;
        if (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_')) return false;
        _position = end;
        return true;
    }

    /// <summary>Takes the longest run of characters that fit; null when there is none.</summary>
    public string? TakeWhile(Func<char, bool> fits)
    {
        SkipSpaces();
        var start = _position;
        while (_position < text.Length && fits(text[_position])) _position++;
        return _position == start ? null : text[start.._position];
    }

    /// <summary>A letter or underscore, then letters, digits and underscores; null when something else comes.</summary>
    public string? TakeIdentifier() =>
        char.IsAsciiLetter(Current) || Current == '_' ? TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_') : null;

    /// <summary>A number without a sign; null when something else comes.</summary>
    public double? TakeNumber()
    {
        if (!char.IsAsciiDigit(Current) && Current != '.') return null;
        var start = _position;
        while (_position < text.Length && (char.IsAsciiDigit(text[_position]) || text[_position] == '.')) _position++;
        TakeExponent();
        var digits = text[start.._position];
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Error($"'{digits}' is not a number");
    }

    /// <summary>A text between quotes. A backslash escapes the next character; it is removed, or kept when the content has an escape rule of its own.</summary>
    public string TakeQuoted(char quote, bool keepBackslashes = false)
    {
        Expect(quote.ToString());
        var content = new StringBuilder();
        while (_position < text.Length && text[_position] != quote)
        {
            if (text[_position] == '\\' && _position + 1 < text.Length)
            {
                if (keepBackslashes) content.Append(text[_position]);
                _position++;
            }

            content.Append(text[_position++]);
        }

        return _position++ < text.Length ? content.ToString() : throw Error($"a {quote} is not closed");
    }

    public void Expect(string symbol)
    {
        if (!Take(symbol)) throw Error($"'{symbol}' expected");
    }

    public void ExpectWord(string word, bool anyCase = false)
    {
        if (!TakeWord(word, anyCase)) throw Error($"'{word}' expected");
    }

    public void ExpectEnd()
    {
        if (!AtEnd) throw Error("nothing more expected");
    }

    public CloudWatchException Error(string message) => new($"{language}: {message} at character {_position} of: {text}");

    private void TakeExponent()
    {
        var rest = _position;
        if (rest >= text.Length || text[rest] is not ('e' or 'E')) return;
        rest++;
        if (rest < text.Length && text[rest] is '+' or '-') rest++;
        if (rest >= text.Length || !char.IsAsciiDigit(text[rest])) return;
        while (rest < text.Length && char.IsAsciiDigit(text[rest])) rest++;
        _position = rest;
    }

    private void SkipSpaces()
    {
        while (_position < text.Length && char.IsWhiteSpace(text[_position])) _position++;
    }
}
