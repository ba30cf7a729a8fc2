using Packages.Tests.Projects;
using Xunit;

[assembly: AssemblyFixture(typeof(ObservabilityTool))]

namespace Packages.Tests.Projects;

/// <summary>Runs the command <c>observability</c> as it is installed from its package.</summary>
public sealed class ObservabilityTool
{
    private readonly SemaphoreSlim _once = new(1);
    private string? _program;

    /// <summary>Runs the command in a folder.</summary>
    internal async Task<BuildResult> RunAsync(PackageFeed feed, string folder, params string[] arguments) =>
        await feed.DotNet.RunProgramAsync(await InstallAsync(feed), folder, [.. arguments]);

    private async Task<string> InstallAsync(PackageFeed feed)
    {
        await _once.WaitAsync();
        try
        {
            if (_program == null)
            {
                var folder = feed.CreateFolder("tool");
                (await feed.DotNet.RunAsync(
                    folder, "tool", "install", "StandardObservability.Tool", "--tool-path", folder, "--add-source", feed.Folder, "--version", feed.Version)).Successful();
                _program = Path.Combine(folder, "observability");
            }

            return _program;
        }
        finally
        {
            _once.Release();
        }
    }
}
