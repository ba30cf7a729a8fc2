using System.Text.RegularExpressions;
using Xunit;

namespace Samples.Tests;

/// <summary>The tool starts a real service for its commands.</summary>
public sealed class ServiceCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("service-command-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_tool_renders_and_checks_the_files_of_a_service()
    {
        var rendered = await RunAsync("render", _folder);
        var kept = await RunAsync("check", _folder);
        await File.AppendAllTextAsync(Path.Combine(_folder, "RUNBOOK.md"), "edited by hand\n", TestContext.Current.CancellationToken);
        var edited = await RunAsync("check", _folder);

        Assert.Contains(Path.Combine(_folder, "observability.template.json"), rendered, StringComparison.Ordinal);
        Assert.Contains($"{_folder} is what the model of Checkout.Worker renders.", kept, StringComparison.Ordinal);
        Assert.Matches(Regex.Escape(Path.Combine(_folder, "RUNBOOK.md")) + ".*edited by hand", edited);
    }

    private static Task<string> RunAsync(string command, string folder) => AcmeGatesTests.RunAsync(
        "dotnet",
        AcmeGatesTests.Root,
        Path.Combine(AcmeGatesTests.Root, "src", "StandardObservability.Tool", "bin", AcmeGatesTests.Configuration, "net10.0", "StandardObservability.Tool.dll"),
        command,
        "--project",
        "samples/Checkout.Worker",
        folder);
}
