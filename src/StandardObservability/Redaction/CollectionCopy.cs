using System.Collections;
using StandardObservability.Text;

namespace StandardObservability.Redaction;

/// <summary>Copies of collections without the secrets in them, for those who hand a value on instead of writing it.</summary>
/// <remarks>Sequences that are made while they are read are left alone: nobody who hands a value on reads them.</remarks>
internal static class CollectionCopy
{
    /// <summary>Collections within collections deeper than this are left alone; a collection may hold itself.</summary>
    private const int MaxDepth = 8;

    /// <summary>The copy, or <see langword="null"/> when the value is no collection or has no secrets.</summary>
    public static object? CreateRedacted(object value, RedactionPolicy policy, int depth)
    {
        if (depth >= MaxDepth || value is not IEnumerable || IsPrimitiveArray(value))
        {
            return null;
        }

        try
        {
            return value switch
            {
                IReadOnlyCollection<KeyValuePair<string, object?>> members => CopyMap(members, policy, depth),
                IReadOnlyCollection<KeyValuePair<string, string?>> members => CopyMap(members.Select(static m => KeyValuePair.Create(m.Key, (object?)m.Value)), policy, depth),
                IDictionary members => CopyMap(ReadMembers(members), policy, depth),
                ICollection or IReadOnlyCollection<object?> => CopyList((IEnumerable)value, policy, depth),
                _ => null,
            };
        }
        catch (Exception e)
        {
            // Changed meanwhile, or a collection that throws: what cannot be looked at does not leave.
            return $"({value.GetType().Name} threw {e.GetType().Name})";
        }
    }

    private static bool IsPrimitiveArray(object value) => value is Array && value.GetType().GetElementType() is { IsPrimitive: true };

    private static Dictionary<string, object?>? CopyMap(IEnumerable<KeyValuePair<string, object?>> members, RedactionPolicy policy, int depth)
    {
        if (!members.Any(m => policy.TryRedact(m.Key, m.Value, depth + 1, out _)))
        {
            return null;
        }

        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (key, value) in members)
        {
            copy[key] = policy.TryRedact(key, value, depth + 1, out var safe) ? safe : value;
        }

        return copy;
    }

    private static object?[]? CopyList(IEnumerable items, RedactionPolicy policy, int depth)
        => items.Cast<object?>().Any(i => policy.TryRedact(string.Empty, i, depth + 1, out _))
            ? [.. items.Cast<object?>().Select(i => policy.TryRedact(string.Empty, i, depth + 1, out var safe) ? safe : i)]
            : null;

    private static IEnumerable<KeyValuePair<string, object?>> ReadMembers(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return KeyValuePair.Create(ValueText.Render(member.Key), member.Value);
        }
    }
}
