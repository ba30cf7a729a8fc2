using Packages.Tests.Contents;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>All fresh projects, created, restored and built once, together, with warnings as errors.</summary>
public sealed class FreshSolution(PackageFeed feed) : IAsyncLifetime
{
    private string _folder = "";

    /// <summary>What the build wrote.</summary>
    internal BuildResult Build { get; private set; } = new(-1, "");

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        _folder = feed.CreateFolder("fresh");
        await Task.WhenAll(FreshProject.All.Where(static p => p.Package != null).Select(CreateAsync).Append(CreateOursAsync()));
        var projects = FreshProject.All.Select(static p => $"<Project Path=\"{p.Name}/{p.Name}.csproj\" />");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Fresh.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
        Build = await feed.DotNet.RunAsync(_folder, "build", "Fresh.slnx", "-v", "quiet", "-p:TreatWarningsAsErrors=true");
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>The folder of a project.</summary>
    internal string Folder(FreshProject project) => Path.Combine(_folder, project.Name);

    /// <summary>The assembly of a project.</summary>
    internal string Assembly(FreshProject project) => Path.Combine(Folder(project), "bin", "Debug", "net10.0", $"{project.Name}.dll");

    private async Task CreateAsync(FreshProject project)
    {
        (await feed.DotNet.RunAsync(_folder, "new", project.Template, "-o", project.Name, "--no-restore")).Successful();
        var readme = new OpenedPackage(Path.Combine(feed.Folder, $"{project.Package}.{feed.Version}.nupkg")).Text("README.md");
        await project.AddPackageAsync(Path.Combine(_folder, project.Name), feed.Version, readme);
    }

    // As a user does after the release: with no option, because the package knows its version.
    private async Task CreateOursAsync()
    {
        var hive = Path.Combine(_folder, "hive");
        (await feed.DotNet.RunAsync(_folder, "new", "install", Path.Combine(feed.Folder, $"StandardObservability.Templates.{feed.Version}.nupkg"), "--debug:custom-hive", hive)).Successful();
        foreach (var project in FreshProject.All.Where(static p => p.Package == null))
        {
            (await feed.DotNet.RunAsync(_folder, "new", project.Template, "-n", project.Name, "--debug:custom-hive", hive)).Successful();
        }
    }
}
