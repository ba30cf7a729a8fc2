using System.Globalization;
using System.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Attributes made of what a platform says. What cannot be a name, an id or an ARN is left out.</summary>
internal sealed class PlatformAttributes
{
    /// <summary>No ARN is longer.</summary>
    private const int MaxLength = 2048;

    private readonly Dictionary<string, object> _values;

    public PlatformAttributes() => _values = new(StringComparer.Ordinal);

    public PlatformAttributes(PlatformAttributes attributes) => _values = new(attributes._values, StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object> Values => _values;

    public void Set(string name, string? value)
    {
        if (IsUsable(value))
        {
            _values[name] = value!;
        }
    }

    public void Set(string name, long value) => _values[name] = value;

    /// <summary>Attributes of the conventions that are lists have one item here.</summary>
    public void SetList(string name, string? item)
    {
        if (IsUsable(item))
        {
            _values[name] = new[] { item! };
        }
    }

    private static bool IsUsable(string? value)
    {
        if (string.IsNullOrWhiteSpace(value) || value.Length > MaxLength)
        {
            return false;
        }

        foreach (var rune in value.EnumerateRunes())
        {
            // Half of a surrogate pair reads as the replacement character.
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
