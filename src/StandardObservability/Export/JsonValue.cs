using System.Collections;
using System.Globalization;

namespace StandardObservability.Export;

/// <summary>Writes any value as JSON: numbers as numbers, booleans as booleans, the rest as text.</summary>
internal static class JsonValue
{
    private const int MaxItems = 64;

    /// <summary>How deep collections within collections are written.</summary>
    private const int MaxDepth = 3;

    public static void Write(Utf8Buffer buffer, object? value, int maxText, int depth = 0)
    {
        switch (value)
        {
            case null: buffer.Raw("null"u8); break;
            case string text: Text(buffer, text, maxText); break;
            case bool flag: buffer.Raw(flag ? "true"u8 : "false"u8); break;
            case int number: buffer.Number(number); break;
            case long number: buffer.Number(number); break;
            case double number: buffer.Number(number); break;
            case float number: buffer.Number((double)number); break;
            case decimal number: buffer.Number(number); break;
            case byte number: buffer.Number(number); break;
            case sbyte number: buffer.Number(number); break;
            case short number: buffer.Number(number); break;
            case ushort number: buffer.Number(number); break;
            case uint number: buffer.Number(number); break;
            case ulong number: buffer.Number(number); break;
            case DateTime time: Text(buffer, time.ToString("O", CultureInfo.InvariantCulture), maxText); break;
            case DateTimeOffset time: Text(buffer, time.ToString("O", CultureInfo.InvariantCulture), maxText); break;
            case byte[] bytes: Text(buffer, Convert.ToBase64String(bytes.AsSpan(0, Math.Min(bytes.Length, maxText))), maxText); break;
            case IDictionary members when depth < MaxDepth: Members(buffer, members, maxText, depth + 1); break;
            case IEnumerable items when depth < MaxDepth && value is not IFormattable: Items(buffer, items, maxText, depth + 1); break;
            default: Text(buffer, Render(value), maxText); break;
        }
    }

    /// <summary>Text of a value that is the caller's: its <c>ToString</c> may throw, and the line is written all the same.</summary>
    public static string Render(object value)
    {
        try
        {
            return (value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString()) ?? string.Empty;
        }
        catch (Exception e)
        {
            return $"({value.GetType().Name}.ToString threw {e.GetType().Name})";
        }
    }

    /// <summary>Message of an exception, whose own property may throw.</summary>
    public static string MessageOf(Exception exception)
    {
        try
        {
            return exception.Message;
        }
        catch (Exception e)
        {
            return $"({exception.GetType().Name}.Message threw {e.GetType().Name})";
        }
    }

    private static void Text(Utf8Buffer buffer, string text, int maxText)
    {
        var end = text.Length <= maxText ? text.Length : char.IsHighSurrogate(text[maxText - 1]) ? maxText - 1 : maxText;
        buffer.String(text.AsSpan(0, end));
    }

    private static void Items(Utf8Buffer buffer, IEnumerable items, int maxText, int depth)
    {
        buffer.Raw((byte)'[');
        try
        {
            var written = 0;
            foreach (var item in items)
            {
                if (written == MaxItems)
                {
                    break;
                }

                buffer.Raw(written++ == 0 ? ""u8 : ","u8);
                Write(buffer, item, maxText, depth);
            }
        }
        catch (Exception)
        {
            // An enumerator that throws, or a collection changed meanwhile: it throws between items, so what stands is whole.
        }

        buffer.Raw((byte)']');
    }

    private static void Members(Utf8Buffer buffer, IDictionary members, int maxText, int depth)
    {
        buffer.Raw((byte)'{');
        try
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (DictionaryEntry member in members)
            {
                var name = Render(member.Key);
                if (names.Count < MaxItems && names.Add(name))
                {
                    buffer.Raw(names.Count == 1 ? ""u8 : ","u8);
                    Text(buffer, name, maxText);
                    buffer.Raw((byte)':');
                    Write(buffer, member.Value, maxText, depth);
                }
            }
        }
        catch (Exception)
        {
            // As above.
        }

        buffer.Raw((byte)'}');
    }
}
