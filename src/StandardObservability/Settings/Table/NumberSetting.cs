using System.Globalization;
using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>A setting that is a whole number within a range. The same range applies to configuration and to code.</summary>
/// <remarks>The settings themselves are here, apart from the table: every host corrects them, and most hosts need no other one to start.</remarks>
/// <param name="key">The key below the section.</param>
/// <param name="range">The smallest and the largest value.</param>
/// <param name="get">Reads the option.</param>
/// <param name="set">Sets the option.</param>
internal sealed class NumberSetting(
    string key,
    NumberRange range,
    Func<StandardObservabilityOptions, int> get,
    Action<StandardObservabilityOptions, int> set)
    : ValueSetting(key, range.ToFormat(), options => get(options), (options, text) => set(options, int.Parse(text, CultureInfo.InvariantCulture)))
{
    public static NumberSetting MaxLineBytes { get; } = new(
        "MaxLineBytes",
        NumberRange.LineBytes,
        static o => o.MaxLineBytes,
        static (o, v) => o.MaxLineBytes = v);

    public static NumberSetting MaxSeriesPerInstrument { get; } = new(
        "Metrics:MaxSeriesPerInstrument",
        NumberRange.Series,
        static o => o.Metrics.MaxSeriesPerInstrument,
        static (o, v) => o.Metrics.MaxSeriesPerInstrument = v);

    public static NumberSetting MaxSeries { get; } = new(
        "Metrics:MaxSeries",
        NumberRange.Series,
        static o => o.Metrics.MaxSeries,
        static (o, v) => o.Metrics.MaxSeries = v);

    public static NumberSetting DetailAboveMilliseconds { get; } = new(
        "Traces:DetailAboveMilliseconds",
        NumberRange.Milliseconds,
        static o => o.Traces.DetailAboveMilliseconds,
        static (o, v) => o.Traces.DetailAboveMilliseconds = v);

    /// <summary>All numbers of <see cref="SettingTable"/>.</summary>
    internal static NumberSetting[] All { get; } = [MaxLineBytes, MaxSeriesPerInstrument, MaxSeries, DetailAboveMilliseconds];

    /// <summary>Moves numbers that code assigned into their ranges and reports each change.</summary>
    public static void CorrectRanges(StandardObservabilityOptions options, SettingProblems problems)
    {
        foreach (var number in All)
        {
            number.CorrectRange(options, problems);
        }
    }

    /// <summary>Moves a value that code assigned into its range, and reports that.</summary>
    private void CorrectRange(StandardObservabilityOptions options, SettingProblems problems)
    {
        var value = get(options);
        if (range.Clamp(value) is var usable && usable != value)
        {
            set(options, usable);
            problems.Add($"{ConfigurationNames.Section}:{Key} is {value}. {range.Rule}; {usable} is used.");
        }
    }
}
