namespace StandardObservability.Export;

/// <summary>JSON that is written once and used again and again, as bytes.</summary>
internal static class JsonText
{
    /// <summary>A JSON string, quotes included.</summary>
    public static byte[] String(string text)
    {
        var buffer = new Utf8Buffer();
        buffer.String(text);
        return buffer.Written.ToArray();
    }

    /// <summary>The inside of a JSON string.</summary>
    public static byte[] Escaped(string text) => String(text)[1..^1];

    /// <summary>Key of a member that is not the first: comma, name and colon.</summary>
    public static byte[] Key(string name)
    {
        var buffer = new Utf8Buffer();
        buffer.Raw((byte)',');
        buffer.String(name);
        buffer.Raw((byte)':');
        return buffer.Written.ToArray();
    }
}
