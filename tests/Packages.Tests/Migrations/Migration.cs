using System.Text.RegularExpressions;

namespace Packages.Tests.Migrations;

/// <summary>A section of docs/migrating.md with a program before and after.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Before">The program before.</param>
/// <param name="After">The program after.</param>
internal sealed partial record Migration(string Title, Migration.Step Before, Migration.Step After)
{
    /// <summary>The sections that have programs.</summary>
    public static IReadOnlyList<Migration> Read(string page) =>
    [
        .. page.ReplaceLineEndings("\n").Split("\n## ").Skip(1)
            .Select(static section => (Title: section.Split('\n')[0], Steps: Block().Matches(section)))
            .Where(static s => s.Steps.Count > 0)
            .Select(static s => new Migration(s.Title, Step.Read(s.Steps[0]), Step.Read(s.Steps[1]))),
    ];

    [GeneratedRegex("```bash\n(?<packages>.*?)```\n(?:[^`]*?)```csharp\n(?<program>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();

    /// <summary>A program and the packages that it needs.</summary>
    /// <param name="Packages">Names of the packages.</param>
    /// <param name="Program">The text of Program.cs.</param>
    internal sealed record Step(IReadOnlyList<string> Packages, string Program)
    {
        public static Step Read(Match block) =>
            new([.. block.Groups["packages"].Value.Trim().Split('\n').Select(static l => l.Split(' ')[^1])], block.Groups["program"].Value);
    }
}
