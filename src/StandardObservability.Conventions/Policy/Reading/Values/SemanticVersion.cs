using System.Linq;

namespace StandardObservability.Conventions.Policy.Reading.Values;

/// <summary>The form of semantic versions. https://semver.org</summary>
internal static class SemanticVersion
{
    /// <summary>Whether the text is a semantic version.</summary>
    public static bool IsValid(string text)
    {
        var plus = text.IndexOf('+');
        if (plus >= 0 && !text.Substring(plus + 1).Split('.').All(IsIdentifier))
        {
            return false;
        }

        var version = plus < 0 ? text : text.Substring(0, plus);
        var dash = version.IndexOf('-');
        var isPreRelease = dash < 0 || version.Substring(dash + 1).Split('.').All(part => IsIdentifier(part) && (IsNumber(part) || !part.All(IsDigit)));
        var numbers = (dash < 0 ? version : version.Substring(0, dash)).Split('.');
        return isPreRelease && numbers.Length == 3 && numbers.All(IsNumber);
    }

    private static bool IsNumber(string text) => text.Length is > 0 and <= 9 && text.All(IsDigit) && (text.Length == 1 || text[0] != '0');

    private static bool IsIdentifier(string text) => text.Length > 0 && text.All(c => IsDigit(c) || c is '-' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z'));

    private static bool IsDigit(char c) => c is >= '0' and <= '9';
}
