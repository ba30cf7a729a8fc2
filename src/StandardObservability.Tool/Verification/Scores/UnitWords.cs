namespace StandardObservability.Tool.Verification.Scores;

/// <summary>Finds the unit of a metric in its name. A text in braces counts things, so it is not a unit.</summary>
internal static class UnitWords
{
    private static readonly Dictionary<string, string[]> Words = new(StringComparer.Ordinal)
    {
        ["ns"] = ["nanosecond", "nanoseconds"],
        ["us"] = ["microsecond", "microseconds"],
        ["ms"] = ["millisecond", "milliseconds"],
        ["s"] = ["second", "seconds"],
        ["min"] = ["minute", "minutes"],
        ["h"] = ["hour", "hours"],
        ["d"] = ["day", "days"],
        ["By"] = ["byte", "bytes"],
        ["bit"] = ["bits"],
        ["KiBy"] = ["kibibyte", "kibibytes"],
        ["MiBy"] = ["mebibyte", "mebibytes"],
        ["kBy"] = ["kilobyte", "kilobytes"],
        ["MBy"] = ["megabyte", "megabytes"],
        ["%"] = ["percent"],
        ["Cel"] = ["celsius"],
        ["Hz"] = ["hertz"],
        ["J"] = ["joule", "joules"],
        ["W"] = ["watt", "watts"],
        ["m"] = ["meter", "meters"],
        ["g"] = ["gram", "grams"],
    };

    /// <summary>Whether a part of the name is the unit or its word.</summary>
    public static bool IsIn(string name, string unit)
    {
        if (unit.Length == 0 || unit.Contains('{', StringComparison.Ordinal))
        {
            return false;
        }

        var parts = name.Split(['.', '_', '-', '/']);
        return parts.Contains(unit, StringComparer.OrdinalIgnoreCase)
            || (Words.TryGetValue(unit, out var words) && parts.Any(part => words.Contains(part, StringComparer.OrdinalIgnoreCase)));
    }
}
