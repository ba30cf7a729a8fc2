using StandardObservability.Logging.Json;
using StandardObservability.Logging.Properties;

namespace StandardObservability.Logging.Templates;

/// <summary>What all calls with one template and the same properties have in common: worked out once, and known again by the references of the names.</summary>
internal sealed class PropertyLayout
{
    /// <param name="names">Of the properties, in their order.</param>
    /// <param name="holes">Which property stands in each place of the message, or <see langword="null"/> when one has none.</param>
    /// <param name="next">Another shape of the template.</param>
    public PropertyLayout(PropertyName[] names, int[]? holes, PropertyLayout? next)
    {
        Names = names;
        Holes = holes;
        Next = next;
        AreFields = names.Length <= JsonLine.MaxFields && names.DistinctBy(static n => n.Text, StringComparer.Ordinal).Count() == names.Length;
        foreach (var name in names)
        {
            Bits |= name.Bit;
        }
    }

    public PropertyName[] Names { get; }

    public int[]? Holes { get; }

    /// <summary>Whether each property is a field of its own.</summary>
    public bool AreFields { get; }

    /// <summary>The bits of all names.</summary>
    public ulong Bits { get; }

    public PropertyLayout? Next { get; }

    public bool IsOf(ReadOnlySpan<LogProperty> properties)
    {
        var same = 0;
        while (same < properties.Length && same < Names.Length && ReferenceEquals(properties[same].Name, Names[same]))
        {
            same++;
        }

        return same == properties.Length && same == Names.Length;
    }
}
