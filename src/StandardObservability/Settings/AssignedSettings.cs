using System.Runtime.CompilerServices;

namespace StandardObservability.Settings;

/// <summary>Records which properties of one options object were assigned, and whether by configuration or by code.</summary>
/// <remarks>
/// Precedence cannot be decided by comparing values: code that repeats the value of a configuration file still wins over an environment
/// variable. So each setter records its assignment, and the binder marks its own assignments.
/// </remarks>
internal sealed class AssignedSettings
{
    private readonly HashSet<string> _fromCode = new(StringComparer.Ordinal);
    private readonly HashSet<string> _fromConfiguration = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _configured = new(StringComparer.Ordinal);
    private bool _isConfiguration;

    /// <summary>Assigns the field of a property and records it. Called by the property's setter.</summary>
    public void Set<T>(ref T field, T value, [CallerMemberName] string property = "")
    {
        field = value;
        (_isConfiguration ? _fromConfiguration : _fromCode).Add(property);
        (_isConfiguration ? _fromCode : _fromConfiguration).Remove(property);
    }

    /// <summary>Where the value of a property comes from.</summary>
    public SettingSource Find(string property)
        => _fromCode.Contains(property) ? SettingSource.Code
        : _fromConfiguration.Contains(property) ? SettingSource.Configuration
        : SettingSource.Default;

    /// <summary>Whether code assigned the property, with any value.</summary>
    public bool IsFromCode(string property) => _fromCode.Contains(property);

    /// <summary>Records the values that a collection got from configuration alone.</summary>
    public void RecordConfigured(string key, string value) => _configured[key] = value;

    /// <summary>Whether a collection has exactly the values of configuration.</summary>
    public bool IsConfigured(string key, string value) => _configured.GetValueOrDefault(key) == value;

    /// <summary>Runs an assignment that comes from configuration.</summary>
    public void AssignFromConfiguration(Action assign)
    {
        _isConfiguration = true;
        try
        {
            assign();
        }
        finally
        {
            _isConfiguration = false;
        }
    }
}
