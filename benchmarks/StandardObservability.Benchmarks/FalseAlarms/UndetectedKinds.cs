using System.Globalization;
using System.Text.RegularExpressions;

namespace StandardObservability.Benchmarks.FalseAlarms;

/// <summary>Counts the lines in which rules that this library does not have would find something.</summary>
internal sealed partial class UndetectedKinds
{
    private int _socialSecurity;
    private int _french;
    private int _international;
    private int _local;

    public void Count(string line)
    {
        _socialSecurity += SocialSecurity().IsMatch(line) ? 1 : 0;
        _french += French().Matches(line).Any(static m => HasFrenchKey(m.Value)) ? 1 : 0;
        _international += International().IsMatch(line) ? 1 : 0;
        _local += Local().IsMatch(line) ? 1 : 0;
    }

    public override string ToString()
        => $"Rules that do not exist would find: social security number without its name {_socialSecurity}, NIR {_french}, "
        + $"international phone number {_international}, phone number without a country {_local} lines";

    /// <summary>The key is 97 minus the remainder of the other 13 digits by 97.</summary>
    private static bool HasFrenchKey(string number)
    {
        var digits = string.Concat(number.Where(char.IsAsciiDigit));
        return 97 - (long.Parse(digits[..13], CultureInfo.InvariantCulture) % 97) == int.Parse(digits[13..], CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"(?<![\w.-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])")]
    private static partial Regex SocialSecurity();

    [GeneratedRegex(@"(?<!\w)[12] ?\d{2} ?(?:0[1-9]|1[0-2]) ?\d{2} ?\d{3} ?\d{3} ?\d{2}(?!\w)")]
    private static partial Regex French();

    [GeneratedRegex(@"(?<![\w+])\+[1-9]\d{0,2}[ .-]?(?:\(\d{1,4}\)[ .-]?)?\d[\d .-]{6,12}\d(?!\w)")]
    private static partial Regex International();

    [GeneratedRegex(@"(?<![\w.-])\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?![\w-])")]
    private static partial Regex Local();
}
