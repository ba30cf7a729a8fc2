namespace StandardObservability.Dashboards.Outputs.Prometheus.Names;

/// <summary>The suffixes of a unit: <c>By/s</c> becomes <c>bytes</c> and <c>per_second</c>. Annotations in braces have none.</summary>
/// <remarks>Source: Prometheus' library <c>otlptranslator</c>.</remarks>
internal static class UnitSuffix
{
    private static readonly Dictionary<string, string> Units = new(StringComparer.Ordinal)
    {
        ["d"] = "days", ["h"] = "hours", ["min"] = "minutes", ["s"] = "seconds", ["ms"] = "milliseconds", ["us"] = "microseconds", ["ns"] = "nanoseconds",
        ["By"] = "bytes", ["KiBy"] = "kibibytes", ["MiBy"] = "mebibytes", ["GiBy"] = "gibibytes", ["TiBy"] = "tibibytes",
        ["KBy"] = "kilobytes", ["MBy"] = "megabytes", ["GBy"] = "gigabytes", ["TBy"] = "terabytes",
        ["m"] = "meters", ["V"] = "volts", ["A"] = "amperes", ["J"] = "joules", ["W"] = "watts", ["g"] = "grams",
        ["Cel"] = "celsius", ["Hz"] = "hertz", ["1"] = string.Empty, ["%"] = "percent",
    };

    private static readonly Dictionary<string, string> PerUnits = new(StringComparer.Ordinal)
    {
        ["s"] = "second", ["m"] = "minute", ["h"] = "hour", ["d"] = "day", ["w"] = "week", ["mo"] = "month", ["y"] = "year",
    };

    public static IEnumerable<string> Translate(string unit)
    {
        var parts = unit.Split('/', 2);
        if (Find(Units, parts[0]) is { Length: > 0 } main)
        {
            yield return main;
        }

        if (parts.Length == 2 && Find(PerUnits, parts[1]) is { Length: > 0 } per)
        {
            yield return $"per_{per}";
        }
    }

    private static string Find(Dictionary<string, string> names, string part)
    {
        var unit = part.Trim();
        return unit.AsSpan().ContainsAny('{', '}') ? string.Empty : LabelName.Clean(names.GetValueOrDefault(unit, unit)).Trim('_');
    }
}
