using System.Globalization;
using StandardObservability.Conventions.Metrics;

namespace StandardObservability.Settings.Table;

/// <summary>The whole numbers that a setting accepts.</summary>
/// <param name="Smallest">The smallest value.</param>
/// <param name="Largest">The largest value.</param>
/// <param name="Unit">The unit, in the plural.</param>
internal sealed record NumberRange(int Smallest, int Largest, string Unit)
{
    /// <summary>The longest line on standard output. Container runtimes cut lines at 16 kB; CloudWatch Logs accepts 1 MiB.</summary>
    public static NumberRange LineBytes { get; } = new(CloudWatchLimits.StandardOutputLineBytes, CloudWatchLimits.LogEventBytes, "bytes");

    /// <summary>A number of time series.</summary>
    public static NumberRange Series { get; } = new(0, int.MaxValue, "series");

    /// <summary>A time up to one hour; 0 disables what it limits.</summary>
    public static NumberRange Milliseconds { get; } = new(0, 3_600_000, "milliseconds");

    public string Rule => Largest == int.MaxValue ? "It must be a whole number, 0 or more" : $"It must be a number of {Unit} from {Smallest} to {Largest}";

    public bool Contains(int value) => value >= Smallest && value <= Largest;

    public int Clamp(int value) => Math.Clamp(value, Smallest, Largest);

    public ValueFormat ToFormat() => new(
        Largest == int.MaxValue ? "0 or more" : $"{Smallest} to {Largest}",
        Rule,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && Contains(value));
}
