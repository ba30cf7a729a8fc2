namespace StandardObservability.Export;

/// <summary>JSON that is written once and used again and again.</summary>
internal static class JsonText
{
    /// <summary>The inside of a JSON string.</summary>
    public static Fragment Escaped(string text) => Written(text, static (text, to) => to.Escaped(text));

    /// <summary>A JSON string that goes on.</summary>
    public static Fragment Start(string text) => Written(text, static (text, to) =>
    {
        to.Raw((byte)'"');
        to.Escaped(text);
    });

    /// <summary>The rest of a JSON string.</summary>
    public static Fragment End(string text) => Written(text, static (text, to) =>
    {
        to.Escaped(text);
        to.Raw((byte)'"');
    });

    /// <summary>Key of a member that is not the first: comma, name and colon.</summary>
    public static Fragment Key(string name) => Written(name, WriteKey);

    /// <summary>A member that is not the first and whose value is a string.</summary>
    public static Fragment Member(string name, string value) => Written((name, value), static (member, to) =>
    {
        WriteKey(member.name, to);
        to.String(member.value);
    });

    private static void WriteKey(string name, Utf8Buffer to)
    {
        to.Raw((byte)',');
        to.String(name);
        to.Raw((byte)':');
    }

    private static Fragment Written<T>(T what, Action<T, Utf8Buffer> write)
    {
        var buffer = new Utf8Buffer();
        write(what, buffer);
        return new Fragment(buffer.Written);
    }
}
