using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Policies;

/// <summary>The packages of a platform team, from the template, with every rule of the compiler enforced.</summary>
public sealed class AcmePolicy(PackageFeed feed) : IAsyncLifetime
{
    private string _folder = "";

    /// <summary>The folder of the platform team's packages.</summary>
    public string Packages => Path.Combine(_folder, "artifacts");

    /// <summary>The repository of the platform team.</summary>
    public string Folder => _folder;

    /// <summary>What <c>./build.sh</c> of the platform team wrote.</summary>
    public string PackOutput { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        var hive = feed.CreateFolder("hive");
        _folder = feed.CreateFolder("acme");
        await RunAsync("new", "install", Path.Combine(feed.Folder, $"StandardObservability.Templates.{feed.Version}.nupkg"), "--debug:custom-hive", hive);
        var sources = await File.ReadAllTextAsync(Path.Combine(_folder, "Directory.Build.props"));
        await RunAsync("new", "observability-policy", "-n", "Acme", "-o", _folder, "--force", "--libraryVersion", feed.Version, "--debug:custom-hive", hive);
        await AddSourcesAsync(sources);
        var policy = Path.Combine(_folder, "src", "Acme.Telemetry", "telemetry.policy.json");
        await File.WriteAllTextAsync(policy, (await File.ReadAllTextAsync(policy)).Replace("\"compile\": \"warn\", \"ci\": \"warn\"", "\"compile\": \"enforce\", \"ci\": \"enforce\"", StringComparison.Ordinal)
            .Replace("\"TEL106\": \"enforce\",", "\"TEL106\": \"enforce\", \"TEL103\": \"enforce\",", StringComparison.Ordinal));
        PackOutput = (await feed.DotNet.RunProgramAsync("bash", _folder, "build.sh")).Successful().Output;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async Task RunAsync(params string[] arguments) => (await feed.DotNet.RunAsync(_folder, arguments)).Successful();

    // The template's own properties, and the sources of the packages.
    private async Task AddSourcesAsync(string sources)
    {
        var path = Path.Combine(_folder, "Directory.Build.props");
        await File.WriteAllTextAsync(Path.Combine(_folder, "Sources.props"), sources);
        await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path)).Replace("<Project>", "<Project><Import Project=\"Sources.props\" />", StringComparison.Ordinal));
        Directory.CreateDirectory(Packages);
    }
}
