using System.Collections;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using StandardObservability.Redaction.Keys;
using StandardObservability.Text;

namespace StandardObservability.Redaction;

/// <summary>Copies a collection that contains secrets and redacts the copy.</summary>
/// <remarks>A lazy sequence is not enumerated: that could have side effects, and exporters do not enumerate one either.</remarks>
internal static class CollectionCopy
{
    /// <summary>Deeper nesting is not copied: a collection may contain itself.</summary>
    private const int MaxDepth = 8;

    /// <summary>The redacted copy, or <see langword="null"/> when the value is not a collection or has no secrets.</summary>
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
                IReadOnlyCollection<KeyValuePair<string, string?>> members
                    => CopyMap(WithObjects(members), policy, depth),
                IReadOnlyCollection<KeyValuePair<string, JsonNode?>> => null,
                IReadOnlyCollection<KeyValuePair<string, StringValues>> members => CopyForm(members, policy),
                IDictionary members => CopyMap(ReadMembers(members), policy, depth),
                ICollection or IReadOnlyCollection<object?> => CopyList((IEnumerable)value, policy, depth),
                _ => null,
            };
        }
        catch (Exception e)
        {
            // The collection changed meanwhile or throws. A value that cannot be checked is not exported.
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
            copy[key] = policy.TryRedact(key, value, depth + 1, out var redacted) ? redacted : value;
        }

        return copy;
    }

    private static IEnumerable<KeyValuePair<string, object?>> WithObjects(IEnumerable<KeyValuePair<string, string?>> members)
    {
        foreach (var (key, value) in members)
        {
            yield return new(key, value);
        }
    }

    /// <summary>Headers, or parameters of a request. Their values may be secret only there.</summary>
    private static Dictionary<string, object?>? CopyForm(IEnumerable<KeyValuePair<string, StringValues>> members, RedactionPolicy policy)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        var isRedacted = false;
        foreach (var (key, value) in members)
        {
            var text = value.ToString();
            var redacted = SecretValues.IsSecret(policy.FindSecrecy(key), text, isInUrl: true) ? RedactionPolicy.KeyMarker : policy.Redact(text);
            isRedacted |= !ReferenceEquals(text, redacted);
            copy[key] = redacted;
        }

        return isRedacted ? copy : null;
    }

    private static object?[]? CopyList(IEnumerable items, RedactionPolicy policy, int depth)
    {
        object? before = null;
        var isRedacted = false;
        var copy = new List<object?>();
        foreach (var item in items)
        {
            var isSecret = policy.IsSecretArgument(before, item);
            before = item;
            object? redacted = isSecret ? RedactionPolicy.KeyMarker : null;
            isRedacted |= isSecret || policy.TryRedact(string.Empty, item, depth + 1, out redacted);
            copy.Add(redacted ?? item);
        }

        return isRedacted ? [.. copy] : null;
    }

    private static IEnumerable<KeyValuePair<string, object?>> ReadMembers(IDictionary members)
    {
        foreach (DictionaryEntry member in members)
        {
            yield return KeyValuePair.Create(ValueText.Render(member.Key), member.Value);
        }
    }
}
