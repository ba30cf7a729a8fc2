using OpenTelemetry.Logs;
using StandardObservability.Redaction;

namespace StandardObservability.Testing.Recording;

/// <summary>Copies attributes, and redacts those that production redacts only in serialized form: tags of metrics, events and scopes.</summary>
internal sealed class AttributeReader(RedactionPolicy? policy)
{
    public const string TemplateKey = "{OriginalFormat}";

    /// <summary>Copies attributes. Of those with one key the first counts.</summary>
    public Dictionary<string, object?> Read(IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        var copy = new Dictionary<string, object?>(StringComparer.Ordinal);
        Add(copy, attributes);
        return copy;
    }

    public void Add(Dictionary<string, object?> copy, IEnumerable<KeyValuePair<string, object?>>? attributes)
    {
        foreach (var (key, value) in attributes ?? [])
        {
            Add(copy, key, value);
        }
    }

    public void Add(Dictionary<string, object?> copy, LogRecordScope scope)
    {
        foreach (var (key, value) in scope)
        {
            Add(copy, key, value);
        }
    }

    public void Add(Dictionary<string, object?> copy, string key, object? value)
    {
        if (key != TemplateKey)
        {
            copy.TryAdd(key, value is not null && policy?.TryRedact(key, value, out var redacted) == true ? redacted : value);
        }
    }
}
