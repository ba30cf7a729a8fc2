using System;
using System.Text;

namespace StandardObservability.Conventions.Policy.Judging;

/// <summary>
/// The form of names: words of lower-case letters and digits, joined by one dot or underscore, at most 255 characters.
/// https://opentelemetry.io/docs/specs/semconv/general/naming/
/// </summary>
internal static class TelemetryName
{
    /// <summary>Characters of the longest name. https://opentelemetry.io/docs/specs/otel/metrics/api/#instrument-name-syntax</summary>
    public const int MaxLength = 255;

    /// <summary>What is wrong with the name, as a message continues after it, or <see langword="null"/>.</summary>
    public static string? FindFault(string name)
    {
        if (name.Length == 0)
        {
            return "is empty";
        }

        if (name.Length > MaxLength)
        {
            return $"has {name.Length} characters, and {MaxLength} are possible";
        }

        if (!IsAsciiLetter(name[0]))
        {
            return "does not begin with a letter, so OpenTelemetry ignores it";
        }

        string? fault = null;
        for (var i = 0; i < name.Length && fault == null; i++)
        {
            fault = FindFault(name, i);
        }

        return fault;
    }

    /// <summary>The nearest name of the right form, for a suggestion.</summary>
    public static string Correct(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length && text.Length < MaxLength; i++)
        {
            var c = name[i];
            if (c is >= 'A' and <= 'Z')
            {
                var startsWord = text.Length > 0 && (name[i - 1] is >= 'a' and <= 'z' || IsDigit(name[i - 1]));
                _ = startsWord ? text.Append('_') : text;
                text.Append((char)(c | 0x20));
            }
            else if (IsAsciiLetter(c) || (IsDigit(c) && text.Length > 0))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && !IsSeparator(text[text.Length - 1]))
            {
                text.Append(c is '.' or '/' or ':' ? '.' : '_');
            }
        }

        text.Length = Math.Min(text.Length, MaxLength);
        var corrected = text.ToString().TrimEnd('.', '_');
        return corrected.Length > 0 ? corrected : "name";
    }

    private static string? FindFault(string name, int index)
    {
        var c = name[index];
        if (!IsAsciiLetter(c) && !IsDigit(c) && !IsSeparator(c))
        {
            return c is '-' or '/' ? $"contains '{c}'" : $"contains {Describe(c)}, so OpenTelemetry ignores it";
        }

        if (c is >= 'A' and <= 'Z')
        {
            return "contains upper-case letters";
        }

        return IsSeparator(c) && (index == name.Length - 1 || IsSeparator(name[index + 1])) ? $"has a '{c}' without a word after it" : null;
    }

    private static string Describe(char c) => c is > ' ' and <= '~' ? $"'{c}'" : $"the character U+{(int)c:X4}";

    private static bool IsAsciiLetter(char c) => (char)(c | 0x20) is >= 'a' and <= 'z';

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    private static bool IsSeparator(char c) => c is '.' or '_';
}
