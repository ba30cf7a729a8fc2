using StandardObservability.Redaction;
using StandardObservability.Redaction.Scanning;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes attributes without their secrets. An attribute that repeats and has no secret is copied.</summary>
/// <param name="policy">Finds the secrets.</param>
/// <param name="maxLength">Longest text and byte array of a value.</param>
internal sealed class AttributeWriter(RedactionPolicy policy, int maxLength)
{
    private readonly ValueWriter _values = new(policy, maxLength);

    /// <summary>Writes an attribute.</summary>
    /// <param name="to">The span.</param>
    /// <param name="tag">The field.</param>
    /// <param name="key">Its key.</param>
    /// <param name="value">Its value.</param>
    /// <returns><see langword="false"/>, and nothing is written, when the value has no text.</returns>
    public bool TryWrite(SpanBuffer to, byte tag, string? key, object? value)
    {
        if (value is string text && key is not null && policy.FindHarmless(key, text) is { } known && text.Length <= maxLength)
        {
            to.WriteField(tag, known.Encoded ??= Encode(known));
            return true;
        }

        return TryWriteNew(to, tag, key ?? string.Empty, value);
    }

    private bool TryWriteNew(SpanBuffer to, byte tag, string key, object? value)
    {
        var before = to.Length;
        try
        {
            var attribute = to.Begin(tag);
            to.WriteText(ValueFields.Key, key);
            if (_values.TryWrite(to, ValueFields.Value, key, value, depth: 0))
            {
                to.End(attribute);
                return true;
            }
        }
        catch (Exception)
        {
            // Code of the value throws, a collection has changed meanwhile, or the value is too long for a request.
        }

        to.Truncate(before);
        return false;
    }

    /// <summary>The attribute with its length, without the tag of its field.</summary>
    private static byte[] Encode(HarmlessPair pair)
    {
        var scratch = new SpanBuffer();
        var attribute = scratch.Begin(0);
        scratch.WriteText(ValueFields.Key, pair.Key);
        var value = scratch.Begin(ValueFields.Value);
        scratch.WriteText(ValueFields.Text, pair.Text);
        scratch.End(value);
        scratch.End(attribute);
        return scratch.Written[1..].ToArray();
    }
}
