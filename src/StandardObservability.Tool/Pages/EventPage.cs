using System.Text.RegularExpressions;

namespace StandardObservability.Tool.Pages;

/// <summary>The page of log events, which the tool carries.</summary>
internal static partial class EventPage
{
    private const string Row = "| [";

    /// <summary>
    /// Level, message and section of an event, with the sections of the troubleshooting page that it refers to, or <see langword="null"/> when
    /// the page has none.
    /// </summary>
    public static string? Find(long id)
    {
        var page = DocumentPage.Read("events.md");
        var section = page.FindSection($"{id}");
        var messages = page.Lines.Where(l => l.StartsWith($"{Row}{id}]", StringComparison.Ordinal)).Select(Read).ToList();
        return section == null ? null
            : string.Join('\n', [.. messages.Where(m => !IsRepeated(m, messages)), .. section, .. FindRemedies(section), string.Empty]);
    }

    /// <summary>Another message of the event has the same text and more.</summary>
    private static bool IsRepeated(string message, List<string> all)
        => all.Exists(other => other.Length > message.Length && other.StartsWith(message, StringComparison.Ordinal));

    private static IEnumerable<string> FindRemedies(IReadOnlyList<string> section)
    {
        var remedies = DocumentPage.Read("troubleshooting.md");
        foreach (Match link in Link().Matches(string.Join('\n', section)))
        {
            if (remedies.FindTitle(link.Groups[1].Value) is { } title)
            {
                yield return $"\n## {title}";
                yield return string.Join('\n', remedies.FindSection(title)!);
            }
        }
    }

    /// <summary>A row of the table as text: level and message.</summary>
    private static string Read(string row)
    {
        var cells = row.Split(" | ", 3);
        return $"{cells[1]}: {cells[2].TrimEnd(' ', '|')}";
    }

    [GeneratedRegex(@"\]\(troubleshooting\.md#([a-z0-9-]+)\)")]
    private static partial Regex Link();
}
