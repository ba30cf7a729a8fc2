using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Templates;

/// <summary>Cached data for one template with one ordered list of property names. Later calls find it by comparing name references.</summary>
internal sealed class PropertyLayout
{
    /// <summary>
    /// Maximum number of properties that become fields. Logs Insights discovers 200 fields of an event; the others are reserved for fixed fields.
    /// </summary>
    public const int MaxFields = 170;

    /// <param name="names">Names of the properties, in their order.</param>
    /// <param name="placeholderProperties">Index of the property for each placeholder, or <see langword="null"/> when a placeholder has none.</param>
    /// <param name="next">Next layout of the same template.</param>
    public PropertyLayout(PropertyName[] names, int[]? placeholderProperties, PropertyLayout? next)
    {
        Names = names;
        PlaceholderProperties = placeholderProperties;
        Next = next;
        HasUniqueFields = names.Length <= MaxFields && names.DistinctBy(static n => n.FieldName, StringComparer.Ordinal).Count() == names.Length;
        foreach (var name in names)
        {
            HashBits |= name.HashBit;
        }
    }

    public PropertyName[] Names { get; }

    /// <summary>Index of the property for each placeholder, or <see langword="null"/> when the properties do not fill the template.</summary>
    public int[]? PlaceholderProperties { get; }

    /// <summary>Whether there are at most <see cref="MaxFields"/> properties and no two share a field name.</summary>
    public bool HasUniqueFields { get; }

    /// <summary>Bitwise OR of the <see cref="PropertyName.HashBit"/> of all names.</summary>
    public ulong HashBits { get; }

    public PropertyLayout? Next { get; }

    public bool Matches(ReadOnlySpan<LogProperty> properties)
    {
        var same = 0;
        while (same < properties.Length && same < Names.Length && ReferenceEquals(properties[same].Name, Names[same]))
        {
            same++;
        }

        return same == properties.Length && same == Names.Length;
    }
}
