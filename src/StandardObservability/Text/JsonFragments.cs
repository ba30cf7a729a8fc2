namespace StandardObservability.Text;

/// <summary>JSON that is written once and used again and again.</summary>
internal static class JsonFragments
{
    /// <summary>The inside of a JSON string.</summary>
    public static Utf8Fragment Escaped(string text) => Written(text, static (text, to) => to.Escaped(text));

    /// <summary>A JSON string that goes on.</summary>
    public static Utf8Fragment Start(string text) => Written(text, static (text, to) =>
    {
        to.Raw((byte)'"');
        to.Escaped(text);
    });

    /// <summary>The rest of a JSON string.</summary>
    public static Utf8Fragment End(string text) => Written(text, static (text, to) =>
    {
        to.Escaped(text);
        to.Raw((byte)'"');
    });

    /// <summary>Key of a member that is not the first: comma, name and colon.</summary>
    public static Utf8Fragment Key(string name) => Written(name, WriteKey);

    /// <summary>A member that is not the first and whose value is a string.</summary>
    public static Utf8Fragment Member(string name, string value) => Written((name, value), static (member, to) =>
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

    private static Utf8Fragment Written<T>(T what, Action<T, Utf8Buffer> write)
    {
        var buffer = new Utf8Buffer();
        write(what, buffer);
        return new Utf8Fragment(buffer.Written);
    }
}
