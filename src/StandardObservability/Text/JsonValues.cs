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

    /// <summary>Ends a JSON object and its line.</summary>
    public static void EndLine(this Utf8Buffer to)
    {
        to.Raw((byte)'}');
        to.Raw((byte)'\n');
    }
}
