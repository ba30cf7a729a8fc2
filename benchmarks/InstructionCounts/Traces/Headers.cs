namespace InstructionCounts.Traces;

/// <summary>Headers of a message, with accessors for the propagators of .NET and OpenTelemetry.</summary>
internal sealed class Headers
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public int Count => _values.Count;

    public static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        ((Headers)carrier!)._values.TryGetValue(name, out value);
    }

    public static IEnumerable<string> Get(Headers headers, string name) => headers._values.TryGetValue(name, out var value) ? [value] : [];

    public static void Set(object? carrier, string name, string value) => ((Headers)carrier!)._values[name] = value;

    public static void Set(Headers headers, string name, string value) => headers._values[name] = value;
}
