using System.Globalization;
using System.Text;

namespace StandardObservability.Conventions.Policy.Json;

/// <summary>Texts and values as messages show them.</summary>
internal static class JsonText
{
    private const int MaxLength = 60;

    /// <summary>The text in double quotes, on one line, cut after 60 characters.</summary>
    public static string Quote(string text)
    {
        var quoted = new StringBuilder("\"", MaxLength + 8);
        foreach (var c in text)
        {
            if (quoted.Length > MaxLength)
            {
                quoted.Append('…');
                break;
            }

            _ = char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u2029' or '\uFEFF' ? quoted.Append($"U+{(int)c:X4}") : quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }

    /// <summary>The text as a string of JSON. Names stay readable; what could end the string, the line or the text is escaped.</summary>
    public static string Encode(string text)
    {
        var encoded = new StringBuilder("\"", text.Length + 8);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            _ = c is '"' or '\\' ? encoded.Append('\\').Append(c)
                : IsEscaped(text, i) ? encoded.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture))
                : encoded.Append(c);
        }

        return encoded.Append('"').ToString();
    }

    /// <summary>A value as a message shows it.</summary>
    public static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.String => Quote(value.Text),
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => value.Text.Length <= MaxLength ? value.Text : value.Text.Substring(0, MaxLength) + "…",
    };

    // Half of a surrogate pair is not text, and marks of direction reorder what follows.
    private static bool IsEscaped(string text, int index) => text[index] switch
    {
        var c when char.IsHighSurrogate(c) => index + 1 == text.Length || !char.IsLowSurrogate(text[index + 1]),
        var c when char.IsLowSurrogate(c) => index == 0 || !char.IsHighSurrogate(text[index - 1]),
        var c => char.IsControl(c) || CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator,
    };
}
