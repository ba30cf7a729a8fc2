using System.Globalization;
using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>A setting that is a whole number within a range. The same range applies to configuration and to code.</summary>
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
    public override void CorrectRange(StandardObservabilityOptions options, SettingProblems problems)
    {
        var value = get(options);
        if (range.Clamp(value) is var usable && usable != value)
        {
            set(options, usable);
            problems.Add($"{ConfigurationNames.Section}:{Key} is {value}. {range.Rule}; {usable} is used.");
        }
    }
}
