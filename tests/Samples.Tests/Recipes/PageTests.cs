using System.Text.RegularExpressions;
using Samples.Tests.Publishing;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>What the pages of the recipes show is part of a file that other tests check.</summary>
public sealed partial class PageTests
{
    public static TheoryData<string> Pages { get; } = [.. Directory.EnumerateFiles(RecipeFiles.Pages, "*.md").Select(static p => Path.GetFileName(p)!)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_snippet_is_a_part_of_a_file_of_the_recipes(string page)
    {
        var files = Directory.EnumerateFiles(SampleProgram.DeployedFiles, "*", SearchOption.AllDirectories)
            .Select(static f => Squeeze(File.ReadAllText(f))).ToList();
        var snippets = Snippet().Matches(File.ReadAllText(Path.Combine(RecipeFiles.Pages, page)));

        Assert.All(snippets, s => Assert.Contains(files, f => f.Contains(Squeeze(s.Groups[1].Value), StringComparison.Ordinal)));
    }

    [Fact]
    public void The_code_of_the_pages_is_compiled_in_a_test()
    {
        var code = Directory.EnumerateFiles(Path.Combine(RecipeFiles.Pages, "..", "..", "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(static f => !f.Contains("/obj/", StringComparison.Ordinal)).Select(static f => Squeeze(File.ReadAllText(f))).ToList();
        var snippets = Directory.EnumerateFiles(RecipeFiles.Pages, "*.md").SelectMany(static p => Code().Matches(File.ReadAllText(p))).ToList();

        Assert.NotEmpty(snippets);
        Assert.All(snippets, s => Assert.Contains(code, c => c.Contains(Squeeze(s.Groups[1].Value), StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Each_page_says_that_it_was_not_tried_on_an_account(string page)
        => Assert.Contains("Not tried on an AWS account", File.ReadAllText(Path.Combine(RecipeFiles.Pages, page)), StringComparison.Ordinal);

    [Fact]
    public void Each_file_of_the_recipes_is_linked_by_its_page()
    {
        foreach (var name in new[] { "ecs", "lambda", "eks", "ec2" })
        {
            var page = File.ReadAllText(Path.Combine(RecipeFiles.Pages, name + ".md"));
            var files = Directory.EnumerateFiles(RecipeFiles.Locate(name)).Select(Path.GetFileName);
            Assert.All(files, f => Assert.Contains($"](../../samples/deploy/{name}/{f})", page, StringComparison.Ordinal));
        }
    }

    private static string Squeeze(string text) => string.Join('\n', text.Split('\n').Select(static l => l.Trim()).Where(static l => l.Length > 0));

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex("```(?:yaml|json|ini|dockerfile)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
