using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Origins;

/// <summary>Versions come from tags, and a package breaks no user of the newest release.</summary>
public sealed class VersionTests(PackageFeed feed)
{
    [Fact]
    public async Task A_tag_is_the_version_and_commits_after_it_are_counted()
    {
        var repository = await new SmallRepository(feed).CommittedAsync();
        await repository.RestoreAsync();
        Assert.Equal("0.1.0-local.0", await VersionAsync(repository));
        Assert.Equal("0.1.0-preview.0", await VersionAsync(repository, "-p:CI=true"));

        await repository.GitAsync("tag", "0.1.0");
        Assert.Equal("0.1.0", await VersionAsync(repository));

        await repository.GitAsync("commit", "-qm", "More", "--allow-empty");
        Assert.Equal("0.1.1-local.0.1", await VersionAsync(repository));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("0.1.0", "")]
    [InlineData("0.1.0 commit", "-p:ReleasedVersion=0.1.0")]
    [InlineData("0.1.0 commit 0.2.0-rc.1 commit", "-p:ReleasedVersion=0.1.0")]
    [InlineData("0.1.0 commit 0.2.0", "-p:ReleasedVersion=0.1.0")]
    [InlineData("0.1.0 commit 0.2.0 commit", "-p:ReleasedVersion=0.2.0")]
    public async Task Pack_compares_with_the_newest_release_before_the_commit(string history, string argument)
    {
        var repository = await new SmallRepository(feed).CommittedAsync();
        foreach (var step in history.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            await repository.GitAsync(step == "commit" ? ["commit", "-qm", "More", "--allow-empty"] : ["tag", step]);
        }

        // In place of the real program: it writes its arguments.
        var tools = Directory.CreateDirectory(Path.Combine(repository.Folder, "tools")).FullName;
        await File.WriteAllTextAsync(Path.Combine(tools, "dotnet"), "#!/bin/sh\necho \"arguments: $@ end\"\nmkdir -p artifacts/packages\n", TestContext.Current.CancellationToken);
        (await feed.DotNet.RunProgramAsync("chmod", tools, "+x", "dotnet")).Successful();
        var run = await feed.DotNet.RunProgramAsync("env", repository.Folder, $"PATH={tools}:{Environment.GetEnvironmentVariable("PATH")}", "bash", "build.sh", "pack", "-p:A=b");

        Assert.Contains($"-m {argument} -p:A=b end".Replace("  ", " ", StringComparison.Ordinal), run.Successful().Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_package_that_breaks_users_of_the_release_is_not_packed()
    {
        var repository = await new SmallRepository(feed).CommittedAsync();
        string[] release = [$"-p:ReleasedVersion={feed.Version}", $"-p:RestoreAdditionalProjectSources={feed.Folder}", $"-p:RestorePackagesPath={Path.Combine(repository.Folder, "restored")}", $"-p:RestoreFallbackFolders={PackageFeed.InstalledPackages}"];
        (await repository.PackAsync(release)).Successful();

        await repository.ReplaceAsync("Metrics/MetricNames.cs", "public const string HttpServerRequestDuration", "internal const string HttpServerRequestDuration");
        var broken = await repository.PackAsync(release);

        Assert.Equal(1, broken.ExitCode);
        Assert.Contains("error CP0002", broken.Output, StringComparison.Ordinal);
    }

    private static Task<string> VersionAsync(SmallRepository repository, params string[] arguments) => repository.ReadAsync("MinVer", "Version", arguments);
}
