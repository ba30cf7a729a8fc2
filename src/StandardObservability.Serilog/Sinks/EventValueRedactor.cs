using Serilog.Events;
using StandardObservability.Redaction;
using StandardObservability.Serilog.Lines;

namespace StandardObservability.Serilog.Sinks;

/// <summary>Redacts values by their names and by their content, at any depth.</summary>
internal static class EventValueRedactor
{
    /// <summary>Serilog destructures objects to a depth of ten; deeper values are replaced.</summary>
    private const int MaxDepth = 32;

    private static readonly ScalarValue Redacted = new(RedactionPolicy.KeyMarker);
    private static readonly ScalarValue Cut = new("…");

    /// <returns>The same instance when it contains no secret.</returns>
    public static LogEventPropertyValue Redact(RedactionPolicy policy, string name, LogEventPropertyValue value, int depth = 0) => value switch
    {
        LineFormatProperty => value,
        ScalarValue scalar => policy.TryRedact(name, scalar.Value, out var redacted) ? new ScalarValue(redacted) : value,
        _ when policy.IsSecretKey(name) => Redacted,
        _ when depth >= MaxDepth => Cut,
        SequenceValue items => Items(policy, items, depth + 1),
        StructureValue structure => Structure(policy, structure, depth + 1),
        DictionaryValue dictionary => Members(policy, dictionary, depth + 1),
        _ => policy.TryRedact(value.ToString(), out var text) ? new ScalarValue(text) : value,
    };

    private static SequenceValue Items(RedactionPolicy policy, SequenceValue items, int depth)
    {
        var before = items.Elements.Prepend(null);
        var safe = items.Elements.Zip(before, (item, previous) => IsArgument(policy, previous, item) ? Redacted : Redact(policy, string.Empty, item, depth)).ToList();
        return safe.SequenceEqual(items.Elements, ReferenceEqualityComparer.Instance) ? items : new SequenceValue(safe);
    }

    private static bool IsArgument(RedactionPolicy policy, LogEventPropertyValue? before, LogEventPropertyValue item)
        => before is ScalarValue { Value: string option } && item is ScalarValue { Value: string value } && policy.IsSecretArgument(option, value);

    private static StructureValue Structure(RedactionPolicy policy, StructureValue structure, int depth)
    {
        var changed = false;
        var safe = structure.Properties.Select(p =>
        {
            var value = Redact(policy, p.Name, p.Value, depth);
            changed |= !ReferenceEquals(value, p.Value);
            return ReferenceEquals(value, p.Value) ? p : new LogEventProperty(p.Name, value);
        }).ToList();
        return changed ? new StructureValue(safe, structure.TypeTag) : structure;
    }

    private static DictionaryValue Members(RedactionPolicy policy, DictionaryValue dictionary, int depth)
    {
        var changed = false;
        var safe = dictionary.Elements.Select(e =>
        {
            var name = e.Key.Value?.ToString() ?? string.Empty;
            var key = policy.TryRedact(name, out var redacted) ? new ScalarValue(redacted) : e.Key;
            var value = Redact(policy, name, e.Value, depth);
            changed |= !ReferenceEquals(value, e.Value) || !ReferenceEquals(key, e.Key);
            return KeyValuePair.Create(key, value);
        }).ToList();

        // Two keys that differ only in a secret are equal after redaction.
        return changed ? new DictionaryValue(safe.DistinctBy(static e => e.Key)) : dictionary;
    }
}
