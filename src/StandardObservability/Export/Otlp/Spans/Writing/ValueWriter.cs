using System.Collections;
using System.Globalization;
using StandardObservability.Conventions.Tracing;
using StandardObservability.Redaction;

namespace StandardObservability.Export.Otlp.Spans.Writing;

/// <summary>Writes values of attributes as OpenTelemetry's exporter does, without their secrets.</summary>
/// <param name="policy">Finds the secrets.</param>
/// <param name="maxLength">Longest text and byte array.</param>
internal sealed class ValueWriter(RedactionPolicy policy, int maxLength)
{
    /// <summary>Deeper lists are written as a text: a list may contain itself.</summary>
    private const int MaxDepth = 3;

    private readonly CollectionWriter _collections = new(policy, maxLength);

    /// <summary>Writes a value.</summary>
    /// <param name="to">The span.</param>
    /// <param name="tag">The field.</param>
    /// <param name="key">The key of the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="depth">Number of lists around it.</param>
    /// <returns><see langword="false"/> when the value has no text; the caller removes what was written.</returns>
    public bool TryWrite(SpanBuffer to, byte tag, string key, object? value, int depth)
    {
        // X-Ray's node of a span was created from redacted attributes. Its name may look like an e-mail address.
        if (!(key == XRayAttributeNames.RemoteService && value is string) && policy.TryRedact(key, value, out var redacted))
        {
            value = redacted;
        }

        var start = to.Begin(tag);
        var isWritten = value is string text ? WriteText(to, text) : TryWriteOther(to, value, depth);
        to.End(start);
        return isWritten;
    }

    private bool TryWriteOther(SpanBuffer to, object? value, int depth) => value switch
    {
        null => true,
        bool or int or long or double or float or short or ushort or byte or sbyte or uint => to.WriteNumber(value),
        ulong or decimal or Guid or DateTime or DateTimeOffset or TimeSpan or Enum or char => TryWriteObject(to, value),
        byte[] bytes when value.GetType() == typeof(byte[]) => WriteBytes(to, bytes),
        IEnumerable<KeyValuePair<string, object?>> or IEnumerable<KeyValuePair<string, string?>> or IDictionary
            => depth < MaxDepth ? TryWriteList(to, value, depth) : TryWriteObject(to, value),
        Array array => _collections.WriteArray(to, array),
        _ => TryWriteObject(to, value),
    };

    /// <returns><see langword="false"/> when the list is too long: a list may have no end.</returns>
    private bool TryWriteList(SpanBuffer to, object list, int depth)
    {
        var start = to.Begin(ValueFields.List);
        foreach (var (key, value) in CollectionWriter.ReadMembers(list))
        {
            var before = to.Length;
            var member = to.Begin(ValueFields.Item);
            to.WriteText(ValueFields.Key, key);
            if (TryWrite(to, ValueFields.Value, key, value, depth + 1))
            {
                to.End(member);
            }
            else
            {
                to.Truncate(before);
            }

            if (to.Length - start > CollectionWriter.MaxBytes)
            {
                return false;
            }
        }

        to.End(start);
        return true;
    }

    /// <summary>Writes a text that was redacted. The beginning of a long text may be a secret when the whole is not, as with digits.</summary>
    private bool WriteText(SpanBuffer to, string text)
    {
        if (text.Length > maxLength)
        {
            text = policy.Redact(text[..maxLength]);
        }

        to.WriteText(ValueFields.Text, text);
        return true;
    }

    /// <summary>Writes the text of an object. It is redacted here, because an object may have another text each time.</summary>
    private bool TryWriteObject(SpanBuffer to, object value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture);
        return text is not null && WriteText(to, policy.Redact(text));
    }

    /// <summary>Writes bytes. They are redacted as they were written, because an array may change.</summary>
    private bool WriteBytes(SpanBuffer to, ReadOnlySpan<byte> bytes)
    {
        var before = to.Length;
        to.WriteBytes(ValueFields.Bytes, bytes.Length > maxLength ? bytes[..maxLength] : bytes);
        if (policy.RedactBytes(to.Written[before..]) is not null)
        {
            to.Truncate(before);
            to.WriteText(ValueFields.Text, policy.RedactBytes(bytes.ToArray()) ?? RedactionPolicy.KeyMarker);
        }

        return true;
    }
}
