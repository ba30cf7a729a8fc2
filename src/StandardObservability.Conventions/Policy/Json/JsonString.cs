using System.Text;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>Reads a string and replaces its escapes.</summary>
internal static class JsonString
{
    private const string Escaped = "\"\\/bfnrt";
    private const string Meant = "\"\\/\b\f\n\r\t";

    /// <summary>The string at the cursor, or <see langword="null"/> with the cursor at what is wrong with it.</summary>
    public static string? Read(JsonCursor cursor, out string fault)
    {
        var text = new StringBuilder();
        fault = "";
        cursor.Advance();
        while (!cursor.Skip("\""))
        {
            var c = cursor.Current;
            if (c < ' ')
            {
                var what = cursor.IsAtEnd ? "The file ends" : c is '\r' or '\n' ? "The line ends" : $"The character U+{(int)c:X4} is";
                fault = $"{what} within a text.";
                return null;
            }

            if (c == '\\' ? !ReadEscape(cursor, text) : !ReadPlain(cursor, text))
            {
                fault = c == '\\' ? "This backslash does not begin an escape of JSON." : "Half of a surrogate pair is within a text.";
                return null;
            }
        }

        return text.ToString();
    }

    private static bool ReadPlain(JsonCursor cursor, StringBuilder text)
    {
        var c = cursor.Current;
        var next = cursor.Peek(1);
        if (!char.IsSurrogate(c))
        {
            text.Append(c);
            cursor.Advance();
            return true;
        }

        if (!char.IsSurrogatePair(c, next))
        {
            return false;
        }

        text.Append(c).Append(next);
        cursor.Advance(2);
        return true;
    }

    private static bool ReadEscape(JsonCursor cursor, StringBuilder text)
    {
        var index = Escaped.IndexOf(cursor.Peek(1));
        if (index >= 0)
        {
            text.Append(Meant[index]);
            cursor.Advance(2);
            return true;
        }

        return ReadUnit(cursor, 0) is var unit and >= 0 && AppendUnits(cursor, text, (char)unit);
    }

    private static bool AppendUnits(JsonCursor cursor, StringBuilder text, char unit)
    {
        if (!char.IsSurrogate(unit))
        {
            text.Append(unit);
            cursor.Advance(6);
            return true;
        }

        var next = ReadUnit(cursor, 6);
        if (next < 0 || !char.IsSurrogatePair(unit, (char)next))
        {
            return false;
        }

        text.Append(unit).Append((char)next);
        cursor.Advance(12);
        return true;
    }

    // The UTF-16 code unit of \u0000 so many characters after the cursor, or -1.
    private static int ReadUnit(JsonCursor cursor, int ahead)
    {
        if (cursor.Peek(ahead) != '\\' || cursor.Peek(ahead + 1) != 'u')
        {
            return -1;
        }

        var unit = 0;
        for (var i = ahead + 2; i < ahead + 6; i++)
        {
            var c = cursor.Peek(i);
            var digit = c is >= '0' and <= '9' ? c - '0' : (c | 0x20) is >= 'a' and <= 'f' ? (c | 0x20) - 'a' + 10 : -1;
            if (digit < 0)
            {
                return -1;
            }

            unit = (unit << 4) | digit;
        }

        return unit;
    }
}
