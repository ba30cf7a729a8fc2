namespace StandardObservability.Tool.Pages;

/// <summary>The page of log events, which the tool carries.</summary>
internal static class EventPage
{
    private const string Row = "| [";

    /// <summary>Level, message and section of an event, or <see langword="null"/> when the page has none.</summary>
    public static string? Find(long id)
    {
        using var reader = new StreamReader(typeof(EventPage).Assembly.GetManifestResourceStream("events.md")!);
        var lines = reader.ReadToEnd().ReplaceLineEndings("\n").Split('\n');
        var start = Array.IndexOf(lines, $"## {id}");
        var messages = lines.Where(l => l.StartsWith($"{Row}{id}]", StringComparison.Ordinal)).Select(Read);
        return start < 0 ? null : string.Join('\n', [.. messages, .. ReadSection(lines[(start + 1)..]), string.Empty]);
    }

    private static IEnumerable<string> ReadSection(string[] lines) => lines.TakeWhile(l => !l.StartsWith("## ", StringComparison.Ordinal)).SkipLast(1);

    /// <summary>A row of the table as text: level and message.</summary>
    private static string Read(string row)
    {
        var cells = row.Split(" | ", 3);
        return $"{cells[1]}: {cells[2].TrimEnd(' ', '|')}";
    }
}
