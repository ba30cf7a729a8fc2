namespace StandardObservability.Conventions.Policy.Json;

/// <summary>Reads a number and keeps its text, because JSON's numbers have any size.</summary>
internal static class JsonNumber
{
    /// <summary>The characters of the number, or <see langword="null"/> with the cursor where it stops to be one.</summary>
    public static string? Read(JsonCursor cursor)
    {
        var start = cursor.Offset;
        _ = cursor.Skip("-");
        if (!cursor.Skip("0") && !SkipDigits(cursor))
        {
            return null;
        }

        // 01 is not a number.
        if (IsDigit(cursor.Current) || (cursor.Skip(".") && !SkipDigits(cursor)))
        {
            return null;
        }

        if (cursor.Skip("e") || cursor.Skip("E"))
        {
            _ = cursor.Skip("+") || cursor.Skip("-");
            if (!SkipDigits(cursor))
            {
                return null;
            }
        }

        return cursor.Since(start);
    }

    private static bool SkipDigits(JsonCursor cursor)
    {
        var start = cursor.Offset;
        while (IsDigit(cursor.Current))
        {
            cursor.Advance();
        }

        return cursor.Offset > start;
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
