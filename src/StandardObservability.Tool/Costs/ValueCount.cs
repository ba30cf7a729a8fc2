using System.Globalization;
using StandardObservability.Conventions.Policy.Catalogue;

namespace StandardObservability.Tool.Costs;

/// <summary>The number of values of an attribute: from the policy, or else from the types of the compiler.</summary>
internal static class ValueCount
{
    /// <summary>The number of values, or <see langword="null"/> when it is not known.</summary>
    /// <param name="defined">The attribute in the catalogue, or <see langword="null"/>.</param>
    /// <param name="types">Types of its values in measurements, for example <c>boolean</c>, <c>enum(4)</c> or <c>constant</c>.</param>
    /// <param name="constants">Number of constants that the code passes.</param>
    /// <param name="isRequired">Whether each measurement has the attribute.</param>
    public static long? Find(CatalogueAttribute? defined, IReadOnlyCollection<string?> types, int constants, bool isRequired)
    {
        if (defined?.MaxValues is { } most)
        {
            return most;
        }

        // One more for measurements without the attribute.
        if (defined?.Members is { } members)
        {
            return isRequired ? members.Count : members.Count + 1;
        }

        return defined?.Type == AttributeType.Boolean ? 2 : Sum(types, constants);
    }

    private static long? Sum(IReadOnlyCollection<string?> types, int constants)
    {
        var sum = 0L;
        foreach (var type in types)
        {
            if (Count(type, constants) is not { } count)
            {
                return null;
            }

            sum += count;
        }

        return sum == 0 ? null : sum;
    }

    private static long? Count(string? type, int constants)
    {
        if (type == "constant")
        {
            return Math.Max(1, constants);
        }

        if (type is null or "boolean")
        {
            return type == null ? null : 2;
        }

        var isEnum = type.StartsWith("enum(", StringComparison.Ordinal) && type.EndsWith(')');
        return isEnum && int.TryParse(type.AsSpan(5, type.Length - 6), NumberStyles.None, CultureInfo.InvariantCulture, out var members) ? members : null;
    }
}
