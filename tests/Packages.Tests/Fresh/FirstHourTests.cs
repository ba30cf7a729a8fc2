using Judges;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>How long it takes to see the first trace, compared with a web service of .NET on the same machine. Runs alone, because it measures time.</summary>
[Collection(nameof(FirstHourTests))]
[CollectionDefinition(nameof(FirstHourTests), DisableParallelization = true)]
public sealed class FirstHourTests(PackageFeed feed, ITestOutputHelper output)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LimitOverBare = TimeSpan.FromSeconds(15);

    [JudgedFact]
    public async Task From_an_empty_folder_to_a_trace_a_chart_and_a_log_line()
    {
        var hour = new FirstHour(feed);
        var hive = feed.CreateFolder("hive");
        (await feed.DotNet.RunAsync(hive, "new", "install", Path.Combine(feed.Folder, $"StandardObservability.Templates.{feed.Version}.nupkg"), "--debug:custom-hive", hive)).Successful();

        // Two rounds: other programs of the machine disturb one of them at most.
        var rounds = new List<(TimeSpan Bare, TimeSpan Package, TimeSpan Template)>();
        for (var round = 0; round < 2; round++)
        {
            rounds.Add((await hour.RunBareAsync(), await hour.RunWithPackageAsync(), await hour.RunTemplateAsync(hive)));
        }

        var (bare, package, template) = (rounds.Min(static r => r.Bare), rounds.Min(static r => r.Package), rounds.Min(static r => r.Template));
        output.WriteLine($"bare {bare.TotalSeconds:0.0} s, with the package {package.TotalSeconds:0.0} s, from the template {template.TotalSeconds:0.0} s");
        Assert.InRange(package, TimeSpan.Zero, Limit);
        Assert.InRange(template, TimeSpan.Zero, Limit);
        Assert.InRange(package - bare, -Limit, LimitOverBare);
        Assert.InRange(template - bare, -Limit, LimitOverBare);
    }
}
