using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>The values of the section <c>Observability</c> by key, ignoring case. Empty values count as not set, except in maps of lists.</summary>
internal sealed class SettingSection
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public SettingSection(IConfiguration configuration)
    {
        foreach (var (key, value) in configuration.GetSection(ConfigurationNames.Section).AsEnumerable(makePathsRelative: true))
        {
            if (value is not null)
            {
                _values[key] = value;
            }
        }
    }

    public IEnumerable<string> Keys => _values.Where(static v => v.Value.Length > 0).Select(static v => v.Key);

    public string? Find(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>The entries below a key, each with the remaining part of its key.</summary>
    public IEnumerable<(string Name, string Value)> FindBelow(string key) => FindBelowWithEmpty(key).Where(static v => v.Value.Length > 0);

    /// <summary>The entries below a key, including those that are empty.</summary>
    public IEnumerable<(string Name, string Value)> FindBelowWithEmpty(string key)
        => _values.Where(v => IsBelow(v.Key, key)).Select(v => (v.Key[(key.Length + 1)..], v.Value));

    public static bool IsBelow(string key, string parent)
        => key.Length > parent.Length && key[parent.Length] == ':' && key.StartsWith(parent, StringComparison.OrdinalIgnoreCase);
}
