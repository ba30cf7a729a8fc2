using System.Collections;
using System.Globalization;
using StandardObservability.Logging.Properties;
using StandardObservability.Text;

namespace StandardObservability.Logging.Json;

/// <summary>Writes any value as JSON: numbers as numbers, booleans as booleans, collections as such, the rest as text.</summary>
internal sealed class JsonValueWriter(RedactedValues safe)
{
    private const int MaxItems = 64;

    /// <summary>How deep collections within collections are written.</summary>
    private const int MaxDepth = 3;

    /// <param name="line">Where.</param>
    /// <param name="value">What <see cref="RedactedValues"/> gave out.</param>
    /// <param name="depth">Number of collections around it.</param>
    public void Write(JsonLine line, object? value, int depth = 0)
    {
        switch (value)
        {
            case null: line.Bytes.Raw("null"u8); break;
            case string text: line.Text(text); break;
            case bool flag: line.Bytes.Raw(flag ? "true"u8 : "false"u8); break;
            case int number: line.Bytes.Number((long)number); break;
            case long number: line.Bytes.Number(number); break;
            case double number: line.Bytes.Number(number); break;
            case byte[] bytes: line.Text(safe.Text(Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, safe.MostChars))))); break;
            case IDictionary members when depth < MaxDepth: WriteMembers(line, members, depth + 1); break;
            case IEnumerable items when depth < MaxDepth && value is not IFormattable: WriteItems(line, items, depth + 1); break;
            default: WriteRare(line, value); break;
        }
    }

    private void WriteRare(JsonLine line, object value)
    {
        var bytes = line.Bytes;
        switch (value)
        {
            case decimal number: bytes.Number(number); break;
            case float number when float.IsFinite(number): bytes.Number<float>(number); break;
            case Half number when Half.IsFinite(number): bytes.Number<Half>(number); break;
            case byte number: bytes.Number((long)number); break;
            case sbyte number: bytes.Number((long)number); break;
            case short number: bytes.Number((long)number); break;
            case ushort number: bytes.Number((long)number); break;
            case uint number: bytes.Number((long)number); break;
            case ulong number: bytes.Number<ulong>(number); break;
            case nint number: bytes.Number((long)number); break;
            case nuint number: bytes.Number<nuint>(number); break;
            case Int128 number: bytes.Number<Int128>(number); break;
            case UInt128 number: bytes.Number<UInt128>(number); break;
            case DateTime time: bytes.Quoted(time, "O"); break;
            case DateTimeOffset time: bytes.Quoted(time, "O"); break;
            case DateOnly date: bytes.Quoted(date, "O"); break;
            case TimeOnly time: bytes.Quoted(time, "O"); break;
            case TimeSpan time: bytes.Quoted(time, "c"); break;
            case Guid id: bytes.Quoted(id, "D"); break;
            default: line.Text(safe.Text(ValueText.Render(value))); break;
        }
    }

    private void WriteItems(JsonLine line, IEnumerable items, int depth)
    {
        line.Bytes.Raw((byte)'[');
        try
        {
            var written = 0;
            foreach (var item in items)
            {
                if (written == MaxItems || line.IsOverfull)
                {
                    break;
                }

                // Before the comma: an item may be of a type that throws.
                var value = safe.Value(item);
                line.Bytes.Raw(written++ == 0 ? ""u8 : ","u8);
                Write(line, value, depth);
            }
        }
        catch (Exception)
        {
            // An enumerator that throws, or a collection changed meanwhile: it throws between items, so what stands is whole.
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
                if (names.Count == MaxItems || line.IsOverfull)
                {
                    break;
                }

                WriteMember(line, member, names, depth);
            }
        }
        catch (Exception)
        {
            // As above.
        }

        line.Bytes.Raw((byte)'}');
    }

    private void WriteMember(JsonLine line, DictionaryEntry member, HashSet<string> names, int depth)
    {
        var key = Convert.ToString(member.Key as string ?? ValueText.Render(member.Key), CultureInfo.InvariantCulture);
        var name = safe.Text(key);
        var value = safe.Value(safe.Name(key), member.Value);
        if (names.Add(name))
        {
            line.Bytes.Raw(names.Count == 1 ? ""u8 : ","u8);
            line.Text(name);
            line.Bytes.Raw((byte)':');
            Write(line, value, depth);
        }
    }
}
