namespace StandardObservability.Text;

/// <summary>Creates constant pieces of JSON.</summary>
internal static class JsonFragments
{
    /// <summary>The content of a JSON string, without quotes.</summary>
    public static Utf8Fragment Escaped(string text) => Create(text, static (text, to) => to.Escaped(text));

    /// <summary>The start of a JSON string: the opening quote and content.</summary>
    public static Utf8Fragment Start(string text) => Create(text, static (text, to) =>
    {
        to.Raw((byte)'"');
        to.Escaped(text);
    });

    /// <summary>The end of a JSON string: content and the closing quote.</summary>
    public static Utf8Fragment End(string text) => Create(text, static (text, to) =>
    {
        to.Escaped(text);
        to.Raw((byte)'"');
    });

    /// <summary>The key of a member after another: comma, name and colon.</summary>
    public static Utf8Fragment Key(string name) => Create(name, WriteKey);

    /// <summary>A member after another, with a string as its value.</summary>
    public static Utf8Fragment Member(string name, string value)
    {
        var buffer = new Utf8Buffer();
        WriteKey(name, buffer);
        buffer.String(value);
        return new Utf8Fragment(buffer.Written);
    }

    private static void WriteKey(string name, Utf8Buffer to)
    {
        to.Raw((byte)',');
        to.String(name);
        to.Raw((byte)':');
    }

    private static Utf8Fragment Create(string value, Action<string, Utf8Buffer> write)
    {
        var buffer = new Utf8Buffer();
        write(value, buffer);
        return new Utf8Fragment(buffer.Written);
    }
}
