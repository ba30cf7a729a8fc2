using System.Globalization;

namespace StandardObservability.Text;

/// <summary>Writes JSON values whose text needs no escaping.</summary>
internal static class JsonValues
{
    /// <summary>Writes a value as a JSON string.</summary>
    public static void Quoted(this Utf8Buffer to, ISpanFormattable value, string format)
    {
        to.Raw((byte)'"');
        to.Formatted(value, format);
        to.Raw((byte)'"');
    }

    /// <summary>Writes the text of a value, which is ASCII and needs no escaping.</summary>
    /// <remarks>As characters first: a native program contains that formatting anyway, and formatting as UTF-8 is as much code again.</remarks>
    public static void Formatted(this Utf8Buffer to, ISpanFormattable value, string? format)
    {
        Span<char> text = stackalloc char[128];
        if (value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture))
        {
            to.Ascii(text[..length]);
        }
        else
        {
            to.Ascii(value.ToString(format, CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Ends a JSON object and its line.</summary>
    public static void EndLine(this Utf8Buffer to)
    {
        to.Raw((byte)'}');
        to.Raw((byte)'\n');
    }
}
