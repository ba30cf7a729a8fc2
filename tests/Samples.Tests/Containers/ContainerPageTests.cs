using System.Text.RegularExpressions;
using Samples.Tests.Recipes;
using Xunit;

namespace Samples.Tests.Containers;

/// <summary>docs/containers.md and the Dockerfiles of the samples agree.</summary>
public sealed partial class ContainerPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(RecipeFiles.Pages, "..", "containers.md"));

    public static TheoryData<string> Services { get; } = [.. Dockerfile.Services];

    [Fact]
    public void Each_snippet_is_a_part_of_a_Dockerfile()
    {
        var files = Dockerfile.Services.Select(static s => Dockerfile.Read(s).Text).ToList();
        var snippets = Snippet().Matches(Page);

        Assert.NotEmpty(snippets);
        Assert.All(snippets, s => Assert.Contains(files, f => f.Contains(s.Groups[1].Value, StringComparison.Ordinal)));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Each_image_is_small_and_its_program_gets_the_signals_and_has_no_rights(string service)
    {
        var file = Dockerfile.Read(service);

        Assert.EndsWith("-chiseled", file.Image, StringComparison.Ordinal);
        Assert.Equal(["dotnet", $"{service}.dll"], file.EntryPoint);
        Assert.Equal(["$APP_UID"], file.Instructions("USER"));
        Assert.Equal("0", file.Environment["DOTNET_EnableDiagnostics"]);
        Assert.StartsWith(Assert.Single(file.Instructions("VOLUME")) + "/", file.Environment["Database__Path"], StringComparison.Ordinal);
    }

    [GeneratedRegex("```dockerfile\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Snippet();
}
