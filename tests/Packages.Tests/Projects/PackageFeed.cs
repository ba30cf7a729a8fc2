using System.Globalization;
using Packages.Tests.Projects;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Packages.Tests.Projects;

/// <summary>All packages of this repository in a folder, with a version that no machine has installed.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private const string Remote = "https://builder:hunter2@github.com/example/telemetry.git";

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("observability-packages-");

    /// <summary>Version of the packages.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{Environment.ProcessId}.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(Source, "artifacts", "packages");

    /// <summary>The sources from which they were packed: a copy of this repository, whose remote has a user name and a password.</summary>
    public string Source => Path.Combine(_root.FullName, "source");

    /// <summary>The commit from which they were packed.</summary>
    public string Commit { get; private set; } = "";

    internal DotNet DotNet => new(Path.Combine(_root.FullName, "packages"));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        RepositoryCopy.Create(Source);
        await CommitAsync(Source);
        await RunAsync("git", "remote", "add", "origin", Remote);
        await RunAsync("bash", "build.sh", "pack", $"-p:MinVerVersionOverride={Version}", "-p:RunAnalyzers=false");
    }

    /// <summary>Makes a repository of git of a folder, with one commit.</summary>
    internal async Task CommitAsync(string folder)
    {
        foreach (var arguments in (string[][])[["init", "-q"], ["add", "-A"], ["-c", "user.name=acme", "-c", "user.email=acme@example.com", "commit", "-qm", "Sources"]])
        {
            (await DotNet.RunProgramAsync("git", folder, arguments)).Successful();
        }

        if (folder == Source)
        {
            Commit = (await DotNet.RunProgramAsync("git", folder, "rev-parse", "HEAD")).Output.Trim();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _root.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>Creates an empty folder whose projects restore from the feed.</summary>
    internal string CreateFolder(string name, params string[] feeds)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_root.FullName, $"{name}-{Guid.NewGuid():N}")).FullName;
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestoreAdditionalProjectSources>{string.Join(';', [Folder, .. feeds])}</RestoreAdditionalProjectSources>
                <RestoreFallbackFolders>{InstalledPackages}</RestoreFallbackFolders>
                <!-- A registry may hold the next patch of a package and not the exact one. -->
                <WarningsNotAsErrors>NU1603</WarningsNotAsErrors>
              </PropertyGroup>
            </Project>
            """);
        return folder;
    }

    internal static string InstalledPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    // The machine's own packages: what the packages of this repository are compiled with.
    private async Task RunAsync(string program, params string[] arguments) =>
        (await new DotNet(InstalledPackages).RunProgramAsync(program, Source, arguments)).Successful();
}
