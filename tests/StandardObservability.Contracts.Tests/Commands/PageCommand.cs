using System.Text.RegularExpressions;

namespace StandardObservability.Contracts.Tests.Commands;

/// <summary>A command that a page shows in a block of bash, or in one without a language.</summary>
/// <param name="Page">The page, below the repository.</param>
/// <param name="Text">The command in one line, without prompt and comment.</param>
internal sealed partial record PageCommand(string Page, string Text)
{
    /// <summary>The commands of all pages that users read.</summary>
    public static IEnumerable<PageCommand> FindAll()
    {
        var pages = Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories).Where(static p => !p.Contains("/adr/", StringComparison.Ordinal)))
            .Concat(Repository.Projects.Keys.Select(static p => Path.Combine(Repository.Root, "src", p, "README.md")).Where(File.Exists));
        return pages.SelectMany(static p => Find(Path.GetRelativePath(Repository.Root, p), File.ReadAllText(p)));
    }

    /// <summary>The commands of a page. In a block with prompts, lines without one are output.</summary>
    private static IEnumerable<PageCommand> Find(string page, string text)
    {
        foreach (var block in Blocks().Matches(text).Where(static m => m.Groups["language"].Value is "" or "bash" or "sh" or "console")
            .Select(static m => (IsBash: m.Groups["language"].Length > 0, Body: m.Groups["body"].Value.Replace("\\\n", " ", StringComparison.Ordinal))))
        {
            var lines = block.Body.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0 && l[0] != '#').ToList();
            var commands = lines.Exists(static l => l.StartsWith("$ ", StringComparison.Ordinal)) ? lines.Where(static l => l.StartsWith("$ ", StringComparison.Ordinal))
                : block.IsBash ? lines : lines.Where(static l => Known().IsMatch(l));
            foreach (var command in commands)
            {
                yield return new(page, Spaces().Replace(Comment().Replace(command.TrimStart('$', ' '), string.Empty), " "));
            }
        }
    }

    [GeneratedRegex("^```(?<language>\\w*)\n(?<body>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Blocks();

    [GeneratedRegex("^(dotnet|observability|aws|kubectl|docker) ")]
    private static partial Regex Known();

    [GeneratedRegex(@"\s+#\s.*$")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
