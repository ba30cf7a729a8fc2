using System.Text;

namespace StandardObservability.Tracing.XRay.Segments.Names;

/// <summary>Reads a connection string: keys and values, and a value may be in quotes.</summary>
/// <remarks><c>DbConnectionStringBuilder</c> would bring regular expressions and an event source to a native program.</remarks>
internal static class ConnectionString
{
    /// <returns>The values by key, without empty ones, or <see langword="null"/> when the text is not a connection string.</returns>
    public static Dictionary<string, string>? Parse(string text)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        for (var rest = text.AsSpan().TrimStart(" ;"); !rest.IsEmpty; rest = rest.TrimStart(" ;"))
        {
            var key = rest[..Math.Max(0, rest.IndexOf('='))].Trim().ToString();
            rest = rest[(rest.IndexOf('=') + 1)..].TrimStart();
            if (key.Length == 0 || (rest is ['"' or '\'', ..] ? TakeQuoted(ref rest) : TakePlain(ref rest)) is not { } value)
            {
                return null;
            }

            values.Remove(key);
            if (value.Length > 0)
            {
                values.Add(key, value);
            }
        }

        return values;
    }

    private static string TakePlain(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(';');
        var value = end < 0 ? rest : rest[..end];
        rest = rest[value.Length..];
        return value.TrimEnd().ToString();
    }

    /// <summary>Takes a value up to its second quote. A quote in it is doubled.</summary>
    private static string? TakeQuoted(ref ReadOnlySpan<char> rest)
    {
        var quote = rest[0];
        var value = new StringBuilder();
        rest = rest[1..];
        while (rest.IndexOf(quote) is >= 0 and var end)
        {
            value.Append(rest[..end]);
            rest = rest[(end + 1)..];
            if (rest.IsEmpty || rest[0] != quote)
            {
                rest = rest.TrimStart();
                return rest is [] or [';', ..] ? value.ToString() : null;
            }

            value.Append(quote);
            rest = rest[1..];
        }

        return null;
    }
}
