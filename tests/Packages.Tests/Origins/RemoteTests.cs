using Packages.Tests.Contents;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Origins;

/// <summary>Where the address of the repository comes from, and that it is never invented.</summary>
public sealed class RemoteTests(PackageFeed feed)
{
    [Fact]
    public async Task The_address_is_that_of_the_remote_when_it_is_a_web_address()
    {
        var repository = await new SmallRepository(feed).CommittedAsync();
        Assert.Equal("", await AddressAsync(repository));

        await repository.GitAsync("remote", "add", "origin", "git@github.com:example/telemetry.git");
        Assert.Equal("https://github.com/example/telemetry", await AddressAsync(repository));

        await repository.GitAsync("remote", "set-url", "origin", "https://token@git.example.com/team/telemetry.git");
        Assert.Equal("https://git.example.com/team/telemetry", await AddressAsync(repository));

        await repository.GitAsync("remote", "set-url", "origin", Path.GetTempPath());
        Assert.Equal("", await AddressAsync(repository));

        await repository.GitAsync("remote", "set-url", "origin", "ssh://git@git.example.com/team/telemetry.git");
        Assert.Equal("", await AddressAsync(repository));
        Assert.Equal("https://example.com/telemetry", await AddressAsync(repository, "-p:RepositoryUrl=https://builder:hunter2@example.com/telemetry.git/"));
    }

    [Fact]
    public async Task Without_git_a_package_has_no_address_and_a_local_version()
    {
        var repository = new SmallRepository(feed);

        (await repository.PackAsync()).Successful();

        var package = new OpenedPackage(Directory.EnumerateFiles(repository.Folder, "*.nupkg").Single());
        var readme = package.Text("README.md");
        Assert.Equal("0.1.0-local", package.Value("version"));
        Assert.Equal("", package.Value("projectUrl") + package.Value("repository", "url") + package.Value("repository", "commit"));
        Assert.StartsWith($"# {SmallRepository.Package}\n", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("](", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("Documentation:", readme, StringComparison.Ordinal);
        Assert.DoesNotContain("](", package.Value("releaseNotes"), StringComparison.Ordinal);
        Assert.All(package.Names, n => Assert.DoesNotContain(repository.Folder, System.Text.Encoding.UTF8.GetString(package.Bytes(n)), StringComparison.Ordinal));
    }

    private static Task<string> AddressAsync(SmallRepository repository, params string[] arguments) => repository.ReadAsync("FindRepositoryUrl", "PackageProjectUrl", arguments);
}
