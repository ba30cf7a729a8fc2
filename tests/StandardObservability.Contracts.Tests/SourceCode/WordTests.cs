using System.Text.RegularExpressions;
using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Names, comments, messages and pages use the field's terms and plain English.</summary>
public sealed partial class WordTests
{
    /// <summary>Words that were translated in the head, with what to write instead.</summary>
    private static readonly (string Pattern, string Instead)[] Smells =
    [
        (@"stands?|stood", "is, replaces, belongs to"),
        (@"tells?|told|telling", "reports, shows, contains"),
        (@"asks?|asked|asking", "reads, requests, calls, queries"),
        (@"says?|said|speaks?|spoken", "states, contains, reports"),
        (@"hears?|heard|unheard", "collects, receives; not collected"),
        (@"mend(s|ed|ing)?", "correct, fix"),
        (@"guests?", "application exporters"),
        (@"(?<!there )(is|are|was|were) none|(?<!there )(is|are) no \w+", "is not a …, does not have"),
        (@"by (itself|themselves)|by its own", "alone, automatically"),
        (@"whoever|nobody|somebody|whatever", "anyone, no one, the caller, any"),
        (@"as (it|they) (is|are|stands?)", "unchanged"),
        (@"the line's own|(before|after) the line( runs)?", "the registration"),
        (@"living|looked at", "running, inspected"),
    ];

    /// <summary>Uses that a native reader would keep: file, word, and why.</summary>
    private static readonly (string File, string Word, string Reason)[] Allowed =
    [
        ("Export/OutputSelection.cs", "is none", "none is the value of the variable"),
    ];

    private static readonly Regex AnySmell = new($@"\b({string.Join('|', Smells.Select(static s => s.Pattern))})\b", RegexOptions.IgnoreCase);

    [Fact]
    public void Code_and_pages_use_plain_English()
    {
        var found = Texts()
            .SelectMany(static t => AnySmell.Matches(t.Text).Select(m => (t.File, Word: m.Value.ToLowerInvariant(), t.Text)))
            .Where(static f => !Allowed.Any(a => f.File.EndsWith(a.File, StringComparison.Ordinal) && f.Word == a.Word))
            .Select(static f => $"{f.File}: \"{f.Word}\" in: {f.Text.Trim()}")
            .ToList();

        Assert.True(found.Count == 0, $"{found.Count} uses of words that the house style avoids:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Every_allowed_use_exists_and_has_a_reason()
        => Assert.All(Allowed, static a =>
        {
            Assert.NotEmpty(a.Reason);
            Assert.Contains(Texts(), t => t.File.EndsWith(a.File, StringComparison.Ordinal) && AnySmell.Matches(t.Text).Any(m => m.Value.Equals(a.Word, StringComparison.OrdinalIgnoreCase)));
        });

    /// <summary>Lines of source and of pages. Identifiers are divided into words, so names are judged too.</summary>
    private static IEnumerable<(string File, string Text)> Texts()
    {
        foreach (var project in Repository.Projects.Keys)
        {
            foreach (var file in CoreSource.Read(project))
            {
                foreach (var line in file.Lines)
                {
                    yield return ($"src/{project}/{file.Path}", WordStart().Replace(line, " $1"));
                }
            }
        }

        foreach (var page in Pages())
        {
            foreach (var line in File.ReadAllLines(page))
            {
                yield return (Path.GetRelativePath(Repository.Root, page).Replace('\\', '/'), line);
            }
        }
    }

    private static IEnumerable<string> Pages()
        => Directory.EnumerateFiles(Repository.Root, "*.md", SearchOption.TopDirectoryOnly)
            .Concat(Repository.Projects.Keys.Select(static p => Path.Combine(Repository.Root, "src", p, "README.md")).Where(File.Exists))
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Where(static p => !p.Contains("benchmarks", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<=[a-z])([A-Z][a-z])")]
    private static partial Regex WordStart();
}
