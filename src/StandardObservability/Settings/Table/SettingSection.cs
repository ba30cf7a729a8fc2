using Microsoft.Extensions.Configuration;
using StandardObservability.Conventions;

namespace StandardObservability.Settings.Table;

/// <summary>The values of the section <c>Observability</c> by key, ignoring case. Empty values count as not set, except in maps of lists.</summary>
/// <remarks>Entries are classes: generic code over structures would be compiled at each start.</remarks>
internal sealed class SettingSection
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly string[] _keys;

    public SettingSection(IConfiguration configuration)
    {
        var section = configuration.GetSection(ConfigurationNames.Section);
        foreach (var (key, value) in section.Exists() ? section.AsEnumerable(makePathsRelative: true) : [])
        {
            if (value is not null)
            {
                _values[key] = value;
            }
        }

        _keys = IsEmpty ? [] : [.. _values.Keys.Order(StringComparer.OrdinalIgnoreCase)];
    }

    public bool IsEmpty => _values.Count == 0;

    public IEnumerable<string> Keys => _keys.Where(key => _values[key].Length > 0);

    public string? Find(string key) => _values.GetValueOrDefault(key) is { Length: > 0 } value ? value : null;

    /// <summary>The entries below a key, each with the remaining part of its key.</summary>
    public IEnumerable<Entry> FindBelow(string key) => FindBelowWithEmpty(key).Where(static entry => entry.Value.Length > 0);

    /// <summary>The entries below a key, including those that are empty.</summary>
    public IEnumerable<Entry> FindBelowWithEmpty(string key)
        => _keys.Where(k => IsBelow(k, key)).Select(k => new Entry(k[(key.Length + 1)..], _values[k]));

    public static bool IsBelow(string key, string parent)
        => key.Length > parent.Length && key[parent.Length] == ':' && key.StartsWith(parent, StringComparison.OrdinalIgnoreCase);

    /// <summary>An entry below a key, with the remaining part of its key as its name.</summary>
    internal sealed record Entry(string Name, string Value);
}
