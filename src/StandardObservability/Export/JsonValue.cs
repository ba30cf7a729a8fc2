using System.Collections;
using System.Globalization;

namespace StandardObservability.Export;

/// <summary>Writes any value as JSON: numbers as numbers, booleans as booleans, the rest as text.</summary>
internal static class JsonValue
{
    private const int MaxItems = 64;

    public static void Write(Utf8Buffer buffer, object? value, int maxText)
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
            case byte[] bytes: Text(buffer, Convert.ToBase64String(bytes), maxText); break;
            case IDictionary or IFormattable: Text(buffer, Render(value), maxText); break;
            case IEnumerable items: Items(buffer, items, maxText); break;
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

    private static void Text(Utf8Buffer buffer, string text, int maxText)
    {
        var end = text.Length <= maxText ? text.Length : char.IsHighSurrogate(text[maxText - 1]) ? maxText - 1 : maxText;
        buffer.String(text.AsSpan(0, end));
    }

    private static void Items(Utf8Buffer buffer, IEnumerable items, int maxText)
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
                Write(buffer, item is IEnumerable and not string ? Render(item) : item, maxText);
            }
        }
        catch (Exception)
        {
            // An enumerator that throws, or a collection changed meanwhile: it throws between items, so what stands is whole.
        }

        buffer.Raw((byte)']');
    }
}
