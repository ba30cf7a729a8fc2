using System.Globalization;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Logs;

/// <summary>Compares and converts values of log fields.</summary>
internal static class LogValues
{
    /// <summary>The value as a number; null when it is none. A text that looks like a number is one.</summary>
    public static double? Number(object? value) => value switch
    {
        double number => number,
        bool flag => flag ? 1 : 0,
        string text when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => null,
    };

    public static string Text(object value) => value is double number ? number.ToString("R", CultureInfo.InvariantCulture) : value.ToString()!;

    public static bool IsTrue(object? value) => value switch
    {
        null => false,
        bool flag => flag,
        double number => number != 0,
        _ => true,
    };

    /// <summary>Numbers by value, everything else as texts.</summary>
    public static int Compare(object left, object right) => Number(left) is { } a && Number(right) is { } b
        ? a.CompareTo(b)
        : string.CompareOrdinal(Text(left), Text(right));

    /// <summary>For sorting: absent values come last.</summary>
    public static int CompareForSort(object? left, object? right) => (left, right) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => Compare(left, right),
    };
}
