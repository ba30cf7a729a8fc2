using System.Globalization;

namespace StandardObservability.Benchmarks.Reporting;

/// <summary>Formats numbers and computes medians.</summary>
internal static class Figure
{
    /// <summary>Formats a number with few decimals.</summary>
    public static string Of(double value)
        => value.ToString(Math.Abs(value) >= 100 ? "N0" : Math.Abs(value) >= 10 ? "0.#" : "0.###", CultureInfo.InvariantCulture);

    public static string Ratio(double value) => value.ToString("0.00#", CultureInfo.InvariantCulture) + "x";

    /// <summary>Rounds the bytes of one operation, to remove what a run allocates only once.</summary>
    public static double PerOperation(double bytes) => Math.Round(bytes, 1) + 0.0; // No negative zero.

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? double.NaN : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
