using Xunit;

namespace Samples.Tests;

/// <summary>A build of Acme.Legacy, as a build server makes it. The solution does not contain it, because it breaks rules on purpose.</summary>
public sealed class AcmeLegacyBuild : IAsyncLifetime
{
    /// <summary>The folder of the project.</summary>
    public string Folder { get; } = Path.Combine(AcmeGatesTests.Root, "samples", "Acme.Legacy");

    /// <summary>The output of the build.</summary>
    public string Output { get; private set; } = "";

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => Output = await BuildAsync(Folder);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // The libraries are built already, and only the project itself is compiled again.
    internal static async Task<string> BuildAsync(string folder)
    {
        await AcmeGatesTests.RunAsync("dotnet", folder, "restore", "-v", "quiet");
        return await AcmeGatesTests.RunAsync(
            "dotnet", folder, "build", "-v", "quiet", "--no-restore", "-c", AcmeGatesTests.Configuration, "-t:Rebuild", "-p:BuildProjectReferences=false", "-p:TelemetryInventory=true");
    }
}
