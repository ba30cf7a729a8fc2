using Packages.Tests.Projects;

namespace Packages.Tests.Policies;

/// <summary>A service that references the package of the platform team.</summary>
/// <param name="feed">The packages of this repository.</param>
/// <param name="acme">The packages of the platform team.</param>
internal sealed class PolicyService(PackageFeed feed, AcmePolicy acme)
{
    private const string Bad = """
        using System.Diagnostics.Metrics;
        using Microsoft.Extensions.Hosting;

        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(args);
        builder.AddAcmeDefaults();
        new Orders().Place();

        /// <summary>Orders.</summary>
        class Orders
        {
            static readonly Meter Meter = new("acme.shop");
            [SUPPRESS]
            readonly Counter<long> _placed = Meter.CreateCounter<long>("acme.order.paid", "orders");
            public void Place() => _placed.Add(1);
        }
        """;

    /// <summary>The folder of the service.</summary>
    public string Folder { get; } = feed.CreateFolder("service", acme.Packages);

    /// <summary>The assembly that was built.</summary>
    public string Assembly => Path.Combine(Folder, "bin", "Debug", "net10.0", "Service.dll");

    /// <summary>The findings of the build, also suppressed ones.</summary>
    public string Sarif => Path.Combine(Folder, "obj", "Debug", "net10.0", "telemetry.sarif");

    /// <summary>Writes a project with a unit that is not UCUM.</summary>
    /// <param name="attribute">An attribute of the field.</param>
    /// <param name="code">Code instead of that.</param>
    /// <param name="project">Elements of the project file.</param>
    /// <param name="package">The package that it references.</param>
    public async Task WriteAsync(string attribute = "", string? code = null, string project = "", string package = "Acme.Telemetry")
    {
        await WriteAsync("Service.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="{package}" Version="1.0.0" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.12" />
              </ItemGroup>
              {project}
            </Project>
            """);
        await WriteAsync("Program.cs", code ?? Bad.Replace("    [SUPPRESS]\n", attribute, StringComparison.Ordinal));
    }

    /// <summary>Writes a file of the service.</summary>
    public Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(Folder, name), text);

    /// <summary>Builds the service.</summary>
    public Task<BuildResult> BuildAsync(params string[] arguments) => feed.DotNet.RunAsync(Folder, ["build", "-v", "quiet", .. arguments]);
}
