using Packages.Tests.Projects;

namespace Packages.Tests.Origins;

/// <summary>A copy of this repository with one package, the one without dependencies.</summary>
/// <param name="feed">Where its folder is.</param>
internal sealed class SmallRepository(PackageFeed feed)
{
    /// <summary>The package.</summary>
    public const string Package = "StandardObservability.Conventions";

    /// <summary>Its folder.</summary>
    public string Folder { get; } = Create(feed);

    private string Project => Path.Combine(Folder, "src", Package);

    /// <summary>Makes it a repository of git with one commit.</summary>
    public async Task<SmallRepository> CommittedAsync()
    {
        await feed.CommitAsync(Folder);
        return this;
    }

    /// <summary>Runs git.</summary>
    public async Task GitAsync(params string[] arguments) =>
        (await feed.DotNet.RunProgramAsync("git", Folder, ["-c", "user.name=acme", "-c", "user.email=acme@example.com", .. arguments])).Successful();

    /// <summary>The value that a property of the package's project has after a target has run.</summary>
    public async Task<string> ReadAsync(string target, string property, params string[] arguments)
    {
        var run = await MachineDotNet.RunAsync(Folder, ["msbuild", Project, $"-t:{target}", $"-getProperty:{property}", "-nodeReuse:false", .. arguments]);
        return run.Successful().Output.Trim();
    }

    /// <summary>Restores the package's project.</summary>
    public async Task RestoreAsync() => (await MachineDotNet.RunAsync(Folder, "restore", Project)).Successful();

    /// <summary>Packs the package.</summary>
    public async Task<BuildResult> PackAsync(params string[] arguments)
    {
        (await MachineDotNet.RunAsync(Folder, "build", "build/PackageFiles", "-c", "Release", "-v", "quiet", "-p:RunAnalyzers=false")).Successful();
        return await MachineDotNet.RunAsync(Folder, ["pack", Project, "-c", "Release", "-v", "quiet", "-o", Folder, "-p:RunAnalyzers=false", "-p:ContinuousIntegrationBuild=true", .. arguments]);
    }

    /// <summary>Replaces a text in a source file of the package.</summary>
    public async Task ReplaceAsync(string file, string old, string text)
    {
        var path = Path.Combine(Project, file);
        var source = await File.ReadAllTextAsync(path);
        await File.WriteAllTextAsync(path, source.Contains(old, StringComparison.Ordinal) ? source.Replace(old, text, StringComparison.Ordinal) : throw new InvalidOperationException($"{file} has no {old}."));
    }

    private static DotNet MachineDotNet => new(PackageFeed.InstalledPackages);

    private static string Create(PackageFeed feed)
    {
        var folder = feed.CreateFolder("small");
        File.Delete(Path.Combine(folder, "Directory.Build.props"));
        RepositoryCopy.Create(folder, Package);
        return folder;
    }
}
