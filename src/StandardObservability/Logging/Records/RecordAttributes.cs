using System.Diagnostics.CodeAnalysis;
using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Redacts the attributes of OpenTelemetry's log records.</summary>
internal sealed class RecordAttributes(RedactionPolicy policy)
{
    /// <summary>A copy of the attributes without secrets; <see langword="null"/> when no attribute has one.</summary>
    public List<KeyValuePair<string, object?>>? Redact(IReadOnlyList<KeyValuePair<string, object?>>? attributes)
    {
        List<KeyValuePair<string, object?>>? redacted = null;
        for (var i = 0; i < attributes?.Count; i++)
        {
            if (!TryRead(attributes, i, out var attribute))
            {
                redacted ??= CopyFirst(attributes, i);
            }
            else if (TryRedact(attribute, out var value))
            {
                (redacted ??= CopyFirst(attributes, i)).Add(new(attribute.Key, value));
                if (ReferenceEquals(value, RedactionPolicy.KeyMarker))
                {
                    policy.Standard?.CountClassified(attribute.Key);
                }
            }
            else
            {
                redacted?.Add(attribute);
            }
        }

        return redacted;
    }

    private bool TryRedact(KeyValuePair<string, object?> attribute, [NotNullWhen(true)] out object? redacted)
    {
        if (attribute.Value is null || policy.Standard?.IsHiddenInLogs(attribute.Key) != true)
        {
            return policy.TryRedact(attribute.Key, attribute.Value, out redacted);
        }

        redacted = RedactionPolicy.KeyMarker;
        return true;
    }

    /// <summary>A copy of the attributes in which the values of the given keys are redacted.</summary>
    public static List<KeyValuePair<string, object?>> Hide(IReadOnlyList<KeyValuePair<string, object?>> attributes, HashSet<string> keys)
    {
        var hidden = CopyFirst(attributes, attributes.Count);
        for (var i = 0; i < hidden.Count; i++)
        {
            if (keys.Contains(hidden[i].Key) && hidden[i].Value is not (null or bool))
            {
                hidden[i] = new(hidden[i].Key, RedactionPolicy.KeyMarker);
            }
        }

        return hidden;
    }

    private static List<KeyValuePair<string, object?>> CopyFirst(IReadOnlyList<KeyValuePair<string, object?>> attributes, int count)
    {
        var first = new List<KeyValuePair<string, object?>>(attributes.Count);
        for (var i = 0; i < count; i++)
        {
            if (TryRead(attributes, i, out var attribute))
            {
                first.Add(attribute);
            }
        }

        return first;
    }

    /// <summary>A call with fewer arguments than placeholders throws for the missing ones; these are omitted.</summary>
    private static bool TryRead(IReadOnlyList<KeyValuePair<string, object?>> attributes, int index, out KeyValuePair<string, object?> attribute)
    {
        try
        {
            attribute = attributes[index];
            return true;
        }
        catch (Exception)
        {
            attribute = default;
            return false;
        }
    }
}
