using System.Globalization;
using Packages.Tests.Projects;
using Xunit;

[assembly: AssemblyFixture(typeof(PackageFeed))]

namespace Packages.Tests.Projects;

/// <summary>All packages of this repository in a folder, with a version that no machine has installed.</summary>
public sealed class PackageFeed : IAsyncLifetime
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("observability-packages-");

    /// <summary>Version of the packages.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.{Environment.ProcessId}.{DateTime.UtcNow.Ticks}");

    /// <summary>The folder of the packages.</summary>
    public string Folder => Path.Combine(_root.FullName, "feed");

    internal DotNet DotNet => new(Path.Combine(_root.FullName, "packages"));

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var source = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(source.FullName, "Observability.sln")))
        {
            source = source.Parent!;
        }

        Directory.CreateDirectory(Folder);
        var images = Path.Combine(_root.FullName, "images");
        foreach (var platform in new[] { "linux-x64", "linux-arm64" })
        {
            var compiled = await new DotNet(InstalledPackages).RunAsync(
                source.FullName, "publish", "build/ReadyToRun", "-c", Configuration, "-r", platform, "-o", Path.Combine(images, platform), "-v", "quiet", "-p:BuildProjectReferences=false");
            compiled.Successful();
        }

        foreach (var project in Directory.EnumerateFiles(Path.Combine(source.FullName, "src"), "*.csproj", SearchOption.AllDirectories).Where(IsOurs))
        {
            var packed = await new DotNet(InstalledPackages).RunAsync(
                source.FullName, "pack", project, "--no-build", "-c", Configuration, "-o", Folder, "-v", "quiet", $"-p:Version={Version}", $"-p:ReadyToRunImages={images}");
            packed.Successful();
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

    private static string InstalledPackages =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/'))!)!;

    // A template holds projects of its own.
    private static bool IsOurs(string project) => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(project))) == "src"
        && Path.GetFileNameWithoutExtension(project) is var name && name.StartsWith("StandardObservability", StringComparison.Ordinal) && name != "StandardObservability.Analyzers";
}
