using Serilog.Events;

namespace StandardObservability.Serilog.Calls;

/// <summary>Converts a Serilog value to a .NET value: scalars to their own value, the others to collections.</summary>
internal static class PlainValue
{
    /// <summary>Deeper values become text. A log line has three levels.</summary>
    private const int MaxDepth = 8;

    public static object? Convert(LogEventPropertyValue value, int depth = 0) => value switch
    {
        ScalarValue scalar => scalar.Value,
        _ when depth >= MaxDepth => "…",
        SequenceValue items => Items(items, depth + 1),
        StructureValue structure => Members(value, structure.Properties.Select(static p => (p.Name, p.Value)), depth + 1),
        DictionaryValue dictionary => Members(value, dictionary.Elements.Select(static e => (Text(e.Key), e.Value)), depth + 1),
        _ => value.ToString(),
    };

    private static object?[] Items(SequenceValue items, int depth)
    {
        var plain = new object?[items.Elements.Count];
        for (var i = 0; i < plain.Length; i++)
        {
            plain[i] = Convert(items.Elements[i], depth);
        }

        return plain;
    }

    private static PlainMembers Members(LogEventPropertyValue whole, IEnumerable<(string Name, LogEventPropertyValue Value)> members, int depth)
    {
        var plain = new PlainMembers(whole);
        foreach (var (name, value) in members)
        {
            plain.TryAdd(name, Convert(value, depth));
        }

        return plain;
    }

    private static string Text(ScalarValue key) => key.Value?.ToString() ?? string.Empty;

    /// <summary>The members of an object or a dictionary. <c>ToString</c> writes them as Serilog does.</summary>
    private sealed class PlainMembers(LogEventPropertyValue whole) : Dictionary<string, object?>(StringComparer.Ordinal)
    {
        public override string ToString() => whole.ToString();
    }
}
