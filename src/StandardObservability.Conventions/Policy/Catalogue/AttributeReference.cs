namespace StandardObservability.Conventions.Policy.Catalogue;

/// <summary>An attribute of a metric.</summary>
/// <param name="key">Key of the attribute.</param>
/// <param name="isRequired">Whether each measurement must have it.</param>
internal sealed class AttributeReference(string key, bool isRequired)
{
    /// <summary>Key of the attribute.</summary>
    public string Key { get; } = key;

    /// <summary>Whether each measurement must have it.</summary>
    public bool IsRequired { get; } = isRequired;
}
