using Judges;
using Judges.Receiving;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Migrations;

/// <summary>The programs of docs/migrating.md, before and after: they compile with the packages that the page names, and each sends the span of a request.</summary>
public sealed class MigrationTests(PackageFeed feed)
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { ActivityHeadersPropagator = null });

    [JudgedFact]
    public async Task Each_program_compiles_and_answers_and_those_with_OTLP_send_the_request()
    {
        var folder = feed.CreateFolder("migrations");
        var programs = await CreateAsync(folder);
        Assert.Equal(8, programs.Count);
        (await feed.DotNet.RunAsync(folder, "build", "Migrations.slnx", "-v", "quiet")).Successful();

        foreach (var (name, step) in programs)
        {
            var spans = await RunAsync(Path.Combine(folder, name, "bin", "Debug", "net10.0", $"{name}.dll"));

            // Serilog alone sends nothing, and Azure Monitor sends to Azure.
            var sends = step.Packages.Any(static p => p.StartsWith("StandardObservability", StringComparison.Ordinal) || p.EndsWith("OpenTelemetryProtocol", StringComparison.Ordinal));
            Assert.True(sends == spans.Contains("GET /"), $"{name}: {string.Join(", ", spans)}");
        }
    }

    private async Task<List<(string Name, Migration.Step Step)>> CreateAsync(string folder)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "migrating.md"));
        var versions = await File.ReadAllTextAsync(Path.Combine(feed.Source, "Directory.Packages.props"));
        var programs = Migration.Read(page).Index()
            .SelectMany(static m => new[] { ($"Before{m.Index}", m.Item.Before), ($"After{m.Index}", m.Item.After) }).ToList();
        foreach (var (name, step) in programs)
        {
            var references = step.Packages.Select(p => $"<PackageReference Include=\"{p}\" Version=\"{FindVersion(versions, p)}\" />");
            Directory.CreateDirectory(Path.Combine(folder, name));
            await File.WriteAllTextAsync(Path.Combine(folder, name, "Program.cs"), step.Program);
            await File.WriteAllTextAsync(Path.Combine(folder, name, $"{name}.csproj"), $"""
                <Project Sdk="Microsoft.NET.Sdk.Web">
                  <PropertyGroup>
                    <TargetFramework>net10.0</TargetFramework>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <Nullable>enable</Nullable>
                  </PropertyGroup>
                  <ItemGroup>{string.Concat(references)}</ItemGroup>
                </Project>
                """);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "Migrations.slnx"), $"<Solution>{string.Concat(programs.Select(static p => $"<Project Path=\"{p.Item1}/{p.Item1}.csproj\" />"))}</Solution>");
        return programs;
    }

    /// <summary>The version that this repository is compiled with.</summary>
    private string FindVersion(string versions, string package)
    {
        const string Version = "Version=\"";
        var line = versions.Split('\n').FirstOrDefault(l => l.Contains($"Include=\"{package}\"", StringComparison.Ordinal));
        return package.StartsWith("StandardObservability", StringComparison.Ordinal) ? feed.Version
            : line?[(line.IndexOf(Version, StringComparison.Ordinal) + Version.Length)..].Split('"')[0] ?? throw new InvalidOperationException($"{package} has no version.");
    }

    private static async Task<IReadOnlyList<string>> RunAsync(string assembly)
    {
        await using var receiver = await OtlpReceiver.StartAsync();
        var address = new Uri($"http://127.0.0.1:{FreePort.Next()}");
        await using var service = ServiceProcess.Start(assembly, new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.HttpEndpoint.ToString(),
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
            ["APPLICATIONINSIGHTS_CONNECTION_STRING"] = "InstrumentationKey=00000000-0000-0000-0000-000000000000;IngestionEndpoint=http://127.0.0.1:1/",
        });
        await service.WaitForLineAsync(static l => l.Contains("Application started", StringComparison.Ordinal));
        Assert.Equal("Hello", await Client.GetStringAsync(address));
        await service.StopAsync();
        return [.. (await receiver.SpansAsync()).Select(static s => s.Name)];
    }
}
