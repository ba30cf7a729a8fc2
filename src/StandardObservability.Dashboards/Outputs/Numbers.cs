using System.Globalization;

namespace StandardObservability.Dashboards.Outputs;

/// <summary>Numbers in outputs: the same text under each culture, without the noise of binary fractions.</summary>
internal static class Numbers
{
    private const int Digits = 10;

    /// <summary>Removes the noise of binary fractions: 0.1 + 0.2 is 0.3.</summary>
    public static decimal Round(double value)
    {
        try
        {
            return Math.Round((decimal)value, Digits) / 1.0000000000m;
        }
        catch (OverflowException)
        {
            throw new RenderException(
                string.Create(CultureInfo.InvariantCulture, $"has the number {value}, which CloudWatch and Prometheus do not accept as a threshold."));
        }
    }

    /// <summary>Writes a number with a point and without an exponent.</summary>
    public static string Write(double value) => Round(value).ToString("0.##########", CultureInfo.InvariantCulture);
}
