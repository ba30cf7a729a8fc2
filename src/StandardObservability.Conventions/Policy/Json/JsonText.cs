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

    /// <summary>A value as a message shows it.</summary>
    public static string Describe(JsonValue value) => value.Kind switch
    {
        JsonKind.String => Quote(value.Text),
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => value.Text.Length <= MaxLength ? value.Text : value.Text.Substring(0, MaxLength) + "…",
    };
}
