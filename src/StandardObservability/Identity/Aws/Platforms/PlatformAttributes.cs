using System.Globalization;
using System.Text;

namespace StandardObservability.Identity.Aws.Platforms;

/// <summary>Collects resource attributes of a platform. A value that cannot be a name, an id or an ARN is ignored.</summary>
internal sealed class PlatformAttributes
{
    /// <summary>Greatest length of an ARN.</summary>
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

    /// <summary>Sets an attribute that is a list in the semantic conventions. The list gets one item.</summary>
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
            // Half of a surrogate pair is enumerated as the replacement character.
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || rune == Rune.ReplacementChar)
            {
                return false;
            }
        }

        return true;
    }
}
