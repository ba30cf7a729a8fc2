using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using StandardObservability.Redaction.Keys;
using StandardObservability.Text;

namespace StandardObservability.Redaction;

/// <summary>Redacts a pair of a key and a value: an entry of a dictionary, a header or a parameter of a request, a tuple of two.</summary>
internal static class RedactedPair
{
    /// <summary>Reads key and value of a pair.</summary>
    /// <param name="pair">The possible pair.</param>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    /// <param name="isInUrl">Whether the pair is a parameter of a request, or a header.</param>
    public static bool TryRead(object pair, out string key, out object? value, out bool isInUrl)
    {
        isInUrl = false;
        switch (pair)
        {
            case KeyValuePair<string, object?> p: (key, value) = (p.Key, p.Value); return key is not null;
            case KeyValuePair<string, string?> p: (key, value) = (p.Key, p.Value); return key is not null;
            case KeyValuePair<string, StringValues> p: (key, value, isInUrl) = (p.Key, p.Value.ToString(), true); return key is not null;
            case KeyValuePair<string, JsonNode?> p: (key, value) = (p.Key, p.Value); return key is not null;
            case KeyValuePair<string, string?[]> p: (key, value) = (p.Key, string.Join(", ", p.Value ?? [])); return key is not null;
            case KeyValuePair<string, IEnumerable<string?>> p: (key, value) = (p.Key, string.Join(", ", p.Value ?? [])); return key is not null;
            case DictionaryEntry p: (key, value) = (ValueText.Render(p.Key), p.Value); return true;
            case ITuple { Length: 2 } p when p[0] is string name: (key, value) = (name, p[1]); return true;
            default: (key, value) = (string.Empty, null); return false;
        }
    }

    /// <summary>The redacted text of a pair, or <see langword="null"/> when it is not a pair or has no secret.</summary>
    public static string? Render(object pair, RedactionPolicy policy, int depth)
    {
        if (!TryRead(pair, out var key, out var value, out var isInUrl))
        {
            return null;
        }

        object? redacted = SecretValues.IsSecret(policy.FindSecrecy(key), value, isInUrl) ? RedactionPolicy.KeyMarker : null;
        return redacted is not null || policy.TryRedact(key, value, depth + 1, out redacted) ? Format(pair, policy.Redact(key), redacted) : null;
    }

    /// <summary>Formats a pair as its own <c>ToString</c> does.</summary>
    public static string Format(object pair, string key, object? value)
        => pair is ITuple ? $"({key}, {(value is null ? null : ValueText.Render(value))})" : $"[{key}, {(value is null ? null : ValueText.Render(value))}]";
}
