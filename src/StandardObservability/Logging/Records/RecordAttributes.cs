using StandardObservability.Redaction;

namespace StandardObservability.Logging.Records;

/// <summary>Takes the secrets out of the attributes of log records.</summary>
internal sealed class RecordAttributes(RedactionPolicy policy)
{
    /// <summary>All attributes, with those redacted that have to be; <see langword="null"/> when none has to.</summary>
    public List<KeyValuePair<string, object?>>? Redact(IReadOnlyList<KeyValuePair<string, object?>>? attributes)
    {
        List<KeyValuePair<string, object?>>? redacted = null;
        for (var i = 0; i < attributes?.Count; i++)
        {
            if (!TryRead(attributes, i, out var attribute))
            {
                redacted ??= First(attributes, i);
            }
            else if (policy.TryRedact(attribute.Key, attribute.Value, out var safe))
            {
                (redacted ??= First(attributes, i)).Add(new(attribute.Key, safe));
            }
            else
            {
                redacted?.Add(attribute);
            }
        }

        return redacted;
    }

    private static List<KeyValuePair<string, object?>> First(IReadOnlyList<KeyValuePair<string, object?>> attributes, int count)
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

    /// <summary>A call with fewer arguments than its template has places throws for those that are missing; they are left out.</summary>
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
