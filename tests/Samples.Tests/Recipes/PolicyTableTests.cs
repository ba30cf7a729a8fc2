using System.Text.Json;
using System.Text.RegularExpressions;
using Judges;
using Xunit;

namespace Samples.Tests.Recipes;

/// <summary>Each page lists the actions that its templates allow, with the call that needs each.</summary>
public sealed partial class PolicyTableTests
{
    [JudgedTheory]
    [InlineData("ecs")]
    [InlineData("lambda")]
    [InlineData("eks")]
    [InlineData("ec2")]
    public async Task The_table_of_a_page_has_the_actions_of_its_templates(string name)
    {
        var allowed = new List<string>();
        foreach (var template in RecipeFiles.Templates.Select(static t => t.Data).Where(t => t.StartsWith(name + "/", StringComparison.Ordinal)))
        {
            var roles = (await RecipeFiles.ReadResourcesAsync(template)).OfType("AWS::IAM::Role");
            allowed.AddRange(roles.SelectMany(static r => FindActions(r.Value.GetProperty("Properties")).Select(a => $"{r.Key} {a}")));
        }

        var rows = Row().Matches(await File.ReadAllTextAsync(Path.Combine(RecipeFiles.Pages, name + ".md"), TestContext.Current.CancellationToken));

        Assert.NotEmpty(allowed);
        Assert.Equal(allowed.Order(StringComparer.Ordinal), rows.Select(static r => $"{r.Groups[1].Value} {r.Groups[2].Value}").Order(StringComparer.Ordinal));
        Assert.All(rows, static r => Assert.NotEmpty(r.Groups[3].Value.Trim()));
    }

    private static IEnumerable<string> FindActions(JsonElement role) => role.TryGetProperty("Policies", out var policies)
        ? policies.EnumerateArray()
            .SelectMany(static p => p.GetProperty("PolicyDocument").GetProperty("Statement").EnumerateArray())
            .Select(static s => s.GetProperty("Action"))
            .SelectMany(static a => a.ValueKind == JsonValueKind.Array ? a.EnumerateArray().Select(static x => x.GetString()!) : [a.GetString()!])
        : [];

    [GeneratedRegex(@"^\| `(\w+Role)` \| `([a-z]+:\w+)` \|([^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
