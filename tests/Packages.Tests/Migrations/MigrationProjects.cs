using Packages.Tests.Projects;

namespace Packages.Tests.Migrations;

/// <summary>Makes a project of each program.</summary>
internal sealed class MigrationProjects(PackageFeed feed)
{
    /// <summary>Writes the projects and Migrations.slnx.</summary>
    public async Task CreateAsync(string folder, IReadOnlyList<(string Name, Migration.Step Step)> programs)
    {
        var versions = await File.ReadAllTextAsync(Path.Combine(feed.Source, "Directory.Packages.props"));
        foreach (var (name, step) in programs)
        {
            var references = step.Packages.Select(p => $"<PackageReference Include=\"{p}\" Version=\"{FindVersion(versions, p)}\" />");
            Directory.CreateDirectory(Path.Combine(folder, name));
            await File.WriteAllTextAsync(Path.Combine(folder, name, "Program.cs"), step.Program);
            await File.WriteAllTextAsync(Path.Combine(folder, name, "appsettings.json"), step.Settings.Length > 0 ? step.Settings : "{}");
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

        await File.WriteAllTextAsync(Path.Combine(folder, "Migrations.slnx"), $"<Solution>{string.Concat(programs.Select(static p => $"<Project Path=\"{p.Name}/{p.Name}.csproj\" />"))}</Solution>");
    }

    /// <summary>The version that this repository is compiled with.</summary>
    private string FindVersion(string versions, string package)
    {
        const string Version = "Version=\"";
        var line = versions.Split('\n').FirstOrDefault(l => l.Contains($"Include=\"{package}\"", StringComparison.Ordinal));
        return package.StartsWith("StandardObservability", StringComparison.Ordinal) ? feed.Version
            : line?[(line.IndexOf(Version, StringComparison.Ordinal) + Version.Length)..].Split('"')[0] ?? throw new InvalidOperationException($"{package} has no version.");
    }
}
