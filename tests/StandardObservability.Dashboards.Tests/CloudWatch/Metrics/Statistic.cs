using System.Globalization;
using System.Text.RegularExpressions;

namespace StandardObservability.Dashboards.Tests.CloudWatch.Metrics;

/// <summary>A statistic of CloudWatch, computed over all samples of a window.</summary>
internal sealed partial class Statistic
{
    private readonly Func<IReadOnlyList<Sample>, double?> _compute;

    private Statistic(string name, Func<IReadOnlyList<Sample>, double?> compute)
    {
        Name = name;
        _compute = compute;
    }

    public string Name { get; }

    public static Statistic Parse(string name) => new(name, name switch
    {
        "Sum" => samples => samples.Sum(sample => sample.Sum),
        "SampleCount" => samples => samples.Sum(sample => sample.Count),
        "Average" => samples => samples.Sum(sample => sample.Sum) / samples.Sum(sample => sample.Count),
        "Minimum" => samples => samples.Min(sample => sample.Min),
        "Maximum" => samples => samples.Max(sample => sample.Max),
        _ => Extended(name),
    });

    /// <summary>The statistic; null when the window has no sample, or only samples that this statistic cannot use.</summary>
    public double? Over(IReadOnlyList<Sample> samples) => samples.Count == 0 ? null : _compute(samples);

    private static Func<IReadOnlyList<Sample>, double?> Extended(string name)
    {
        if (PercentilePattern().Match(name) is { Success: true } percentile)
        {
            var share = double.Parse(percentile.Groups[1].Value, CultureInfo.InvariantCulture);
            if (share > 100) throw new CloudWatchException($"statistic {name}: a percentile is at most 100");
            return samples => WithValues(samples, values => Percentile(values, share));
        }

        var range = RangePattern().Match(name);
        if (!range.Success || (range.Groups[2].Length == 0 && range.Groups[3].Length == 0)) throw new CloudWatchException($"the statistic {name} is not known");
        var above = range.Groups[2].Length == 0 ? double.NegativeInfinity : double.Parse(range.Groups[2].Value, CultureInfo.InvariantCulture);
        var upTo = range.Groups[3].Length == 0 ? double.PositiveInfinity : double.Parse(range.Groups[3].Value, CultureInfo.InvariantCulture);
        double Within(IReadOnlyList<WeightedValue> values) => values.Where(v => v.Value > above && v.Value <= upTo).Sum(v => v.Count);
        return range.Groups[1].Value == "TC"
            ? samples => WithValues(samples, Within)
            : samples => WithValues(samples, values => 100 * Within(values) / values.Sum(v => v.Count));
    }

    /// <summary>Distribution statistics need the values of every sample, and no negative one.</summary>
    private static double? WithValues(IReadOnlyList<Sample> samples, Func<IReadOnlyList<WeightedValue>, double> compute)
    {
        var values = new List<WeightedValue>();
        foreach (var sample in samples)
        {
            if (sample.Distribution is not { } distribution || sample.Min < 0) return null;
            values.AddRange(distribution);
        }

        return compute(values);
    }

    /// <summary>The smallest value that has at least the share of all values at or under it.</summary>
    private static double Percentile(IReadOnlyList<WeightedValue> values, double share)
    {
        var rank = values.Sum(v => v.Count) * share / 100;
        var sum = 0.0;
        foreach (var value in values.OrderBy(v => v.Value))
        {
            sum += value.Count;
            if (sum >= rank - 1e-9) return value.Value;
        }

        return values.Max(v => v.Value);
    }

    [GeneratedRegex(@"^p(\d{1,3}(?:\.\d{1,10})?)$")]
    private static partial Regex PercentilePattern();

    [GeneratedRegex(@"^(TC|PR)\(\s*(\d*\.?\d*)\s*:\s*(\d*\.?\d*)\s*\)$")]
    private static partial Regex RangePattern();
}
