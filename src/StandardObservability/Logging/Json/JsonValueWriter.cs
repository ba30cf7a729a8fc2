using System.Collections;
using System.Globalization;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Writes a value as JSON. Numbers, booleans and collections keep their JSON type; every other value becomes a string.</summary>
internal sealed class JsonValueWriter(RedactedValues redacted)
{
    private const int MaxItems = 64;

    /// <summary>Maximum depth of collections within collections; deeper ones are written as text.</summary>
    private const int MaxDepth = 3;

    /// <param name="line">The line.</param>
    /// <param name="value">A value that <see cref="RedactedValues"/> has redacted. Items of a collection are redacted here.</param>
    /// <param name="depth">Number of collections that contain the value.</param>
    public void Write(JsonLine line, object? value, int depth = 0)
    {
        switch (value)
        {
            case null: line.Bytes.Raw("null"u8); break;
            case string text: line.WriteText(text); break;
            case bool flag: line.Bytes.Raw(flag ? "true"u8 : "false"u8); break;
            case int number: line.Bytes.Number((long)number); break;
            case long number: line.Bytes.Number(number); break;
            case double number: line.Bytes.Number(number); break;
            case byte[] bytes: line.WriteText(redacted.RedactText(Base64(bytes))); break;
            case IDictionary members when depth < MaxDepth: WriteMembers(line, members, depth + 1); break;
            case IEnumerable items when depth < MaxDepth && value is not IFormattable: WriteItems(line, items, depth + 1); break;
            default: WriteOther(line, value); break;
        }
    }

    /// <summary>Encodes no more bytes than redaction reads characters.</summary>
    private string Base64(byte[] bytes) => Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, redacted.MaxReadChars)));

    private void WriteOther(JsonLine line, object value)
    {
        var bytes = line.Bytes;
        switch (value)
        {
            case byte number: bytes.Number((long)number); break;
            case sbyte number: bytes.Number((long)number); break;
            case short number: bytes.Number((long)number); break;
            case ushort number: bytes.Number((long)number); break;
            case uint number: bytes.Number((long)number); break;
            case nint number: bytes.Number((long)number); break;
            case decimal or ulong or nuint or Int128 or UInt128: bytes.Formatted((ISpanFormattable)value, null); break;
            case float number when float.IsFinite(number): bytes.Formatted((ISpanFormattable)value, null); break;
            case Half number when Half.IsFinite(number): bytes.Formatted((ISpanFormattable)value, null); break;
            case DateTime or DateTimeOffset or DateOnly or TimeOnly: bytes.Quoted((ISpanFormattable)value, "O"); break;
            case TimeSpan: bytes.Quoted((ISpanFormattable)value, "c"); break;
            case Guid: bytes.Quoted((ISpanFormattable)value, "D"); break;
            default: line.WriteText(redacted.RedactText(ValueText.Render(value))); break;
        }
    }

    private void WriteItems(JsonLine line, IEnumerable items, int depth)
    {
        line.Bytes.Raw((byte)'[');
        try
        {
            var written = 0;
            object? before = null;
            foreach (var item in items)
            {
                if (written == MaxItems || line.ExceedsMaxLength)
                {
                    line.IsIncomplete = true;
                    break;
                }

                // Before the comma, because redaction may call code of the item that throws.
                var value = redacted.RedactItem(before, item);
                before = item;
                line.Bytes.Raw(written++ == 0 ? ""u8 : ","u8);
                Write(line, value, depth);
            }
        }
        catch (Exception)
        {
            // The enumerator throws, or another thread changes the collection. Both happen between items, so each written item is complete.
        }

        line.Bytes.Raw((byte)']');
    }

    private void WriteMembers(JsonLine line, IDictionary members, int depth)
    {
        line.Bytes.Raw((byte)'{');
        try
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (DictionaryEntry member in members)
            {
                if (names.Count == MaxItems || line.ExceedsMaxLength)
                {
                    line.IsIncomplete = true;
                    break;
                }

                WriteMember(line, member, names, depth);
            }
        }
        catch (Exception)
        {
            // As for items.
        }

        line.Bytes.Raw((byte)'}');
    }

    private void WriteMember(JsonLine line, DictionaryEntry member, HashSet<string> names, int depth)
    {
        var key = Convert.ToString(member.Key as string ?? ValueText.Render(member.Key), CultureInfo.InvariantCulture);
        var name = redacted.RedactText(key);
        var value = redacted.Redact(redacted.Names.Find(key), member.Value);
        if (names.Add(name))
        {
            line.Bytes.Raw(names.Count == 1 ? ""u8 : ","u8);
            line.WriteText(name);
            line.Bytes.Raw((byte)':');
            Write(line, value, depth);
        }
    }
}
