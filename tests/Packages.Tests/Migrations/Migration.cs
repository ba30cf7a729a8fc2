using System.Text.RegularExpressions;

namespace Packages.Tests.Migrations;

/// <summary>A section of docs/migrating.md whose programs are one file and packages.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Before">The program before, or <see langword="null"/> when it is not compiled here.</param>
/// <param name="After">The program after.</param>
internal sealed partial record Migration(string Title, Migration.Step? Before, Migration.Step After)
{
    /// <summary>The sections that have programs.</summary>
    public static IReadOnlyList<Migration> Read(string page) =>
    [
        .. Sections(page)
            .Select(static section => (Title: section.Split('\n')[0], Steps: Block().Matches(section).Select(Step.Read).ToList()))
            .Where(static s => s.Steps.Count > 0)
            .Select(static s => new Migration(s.Title, s.Steps.Count > 1 ? s.Steps[0] : null, s.Steps[^1])),
    ];

    /// <summary>The sections, each with its title in the first line.</summary>
    public static IEnumerable<string> Sections(string page) => page.ReplaceLineEndings("\n").Split("\n## ").Skip(1);

    [GeneratedRegex("```bash\n(?<packages>(?:dotnet add package [^\n]*\n)+)```\n(?:[^`]*?)```csharp\n(?<program>.*?)```\n(?:```json\n(?<settings>.*?)```)?", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>A program and the packages that it needs.</summary>
    /// <param name="Packages">Names of the packages.</param>
    /// <param name="Program">The text of Program.cs.</param>
    /// <param name="Settings">The text of appsettings.json, empty without one.</param>
    internal sealed record Step(IReadOnlyList<string> Packages, string Program, string Settings)
    {
        public static Step Read(Match block) =>
            new([.. block.Groups["packages"].Value.Trim().Split('\n').Select(static l => l.Split(' ')[3])], block.Groups["program"].Value, block.Groups["settings"].Value);
    }
}
