using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Images;

/// <summary>The packages of the libraries that services load have native images, and services use them without a setting.</summary>
public sealed class ReadyToRunTests(PackageFeed feed)
{
    private const string Service = """
        using Microsoft.Extensions.Hosting;

        var builder = Microsoft.AspNetCore.Builder.WebApplication.CreateBuilder(args);
        builder.AddStandardObservability();
        await using var app = builder.Build();
        foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("StandardObservability")))
        {
            Console.WriteLine($"loaded {assembly.GetName().Name} {Path.GetRelativePath(AppContext.BaseDirectory, assembly.Location)}");
        }
        """;

    [Theory]
    [InlineData("StandardObservability")]
    [InlineData("StandardObservability.Conventions")]
    [InlineData("StandardObservability.AspNetCore")]
    [InlineData("StandardObservability.Aws")]
    [InlineData("StandardObservability.Dashboards")]
    [InlineData("StandardObservability.Serilog")]
    public void The_package_has_native_images_of_the_portable_assembly(string package)
    {
        var assemblies = PackedAssembly.ReadAll(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg"));

        Assert.Equal([("", false), ("linux-arm64", true), ("linux-x64", true)], assemblies.Select(static a => (a.Platform, a.IsNative)));
        Assert.Single(assemblies.Select(static a => a.Mvid).Distinct());
    }

    [Theory]
    [InlineData("StandardObservability.Testing")]
    [InlineData("StandardObservability.Cdk")]
    public void Packages_for_tests_and_build_servers_have_the_portable_assembly_only(string package)
        => Assert.Equal([("", false)], PackedAssembly.ReadAll(Path.Combine(feed.Folder, $"{package}.{feed.Version}.nupkg")).Select(static a => (a.Platform, a.IsNative)));

    [Fact]
    public async Task A_service_that_is_built_for_no_platform_loads_the_native_images()
    {
        var folder = await CreateServiceAsync();

        (await feed.DotNet.RunAsync(folder, "build", "-v", "quiet")).Successful();
        var run = await feed.DotNet.RunAsync(folder, "bin/Debug/net10.0/Service.dll");

        run.Successful();
        var loaded = run.Output.Split('\n').Where(static l => l.StartsWith("loaded ", StringComparison.Ordinal)).ToList();
        Assert.True(loaded.Count >= 3, run.Output);
        Assert.All(loaded, l => Assert.Contains($" runtimes/linux-{Architecture}/lib/", l, StringComparison.Ordinal));
    }

    private static string Architecture => System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private async Task<string> CreateServiceAsync()
    {
        var folder = feed.CreateFolder("images");
        await File.WriteAllTextAsync(Path.Combine(folder, "Service.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="StandardObservability.AspNetCore" Version="{feed.Version}" />
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), Service);
        return folder;
    }
}
