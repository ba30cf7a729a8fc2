namespace StandardObservability.Text;

/// <summary>Writes JSON values whose text needs no escaping.</summary>
internal static class JsonValues
{
    /// <summary>Writes a value as a JSON string.</summary>
    public static void Quoted<T>(this Utf8Buffer to, T value, ReadOnlySpan<char> format)
        where T : IUtf8SpanFormattable
    {
        to.Raw((byte)'"');
        to.Formatted(value, format);
        to.Raw((byte)'"');
    }

    public static void Number<T>(this Utf8Buffer to, T value)
        where T : IUtf8SpanFormattable
        => to.Formatted(value, default);

    /// <summary>Ends a JSON object and its line.</summary>
    public static void EndLine(this Utf8Buffer to)
    {
        to.Raw((byte)'}');
        to.Raw((byte)'\n');
    }
}
