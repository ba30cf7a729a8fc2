using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Contents;

/// <summary>Assemblies that a web app gets, and what it does with the package that the library no longer brings.</summary>
public sealed class AddedAssemblyTests(PackageFeed feed)
{
    private const string Hosting = "OpenTelemetry.Extensions.Hosting";
    private const string Ours = "StandardObservability";

    private static readonly string[] Added =
    [
        "OpenTelemetry",
        "OpenTelemetry.Api",
        "OpenTelemetry.Api.ProviderBuilderExtensions",
        "OpenTelemetry.Exporter.OpenTelemetryProtocol",
        Ours,
        $"{Ours}.AspNetCore",
        $"{Ours}.Conventions",
        $"{Ours}.Dashboards",
    ];

    [Fact]
    public async Task A_web_app_gets_eight_assemblies()
    {
        var folder = await PublishAsync("builder.AddStandardObservability();", hosting: null);

        Assert.Equal(Added, FindAssemblies(folder));
        Assert.Contains("Answer: Hello", await RunAsync(folder), StringComparison.Ordinal);
    }

    /// <remarks>Packages of others bring older versions than that of our SDK.</remarks>
    [Theory]
    [InlineData("1.15.3", true)]
    [InlineData("1.15.3", false)]
    [InlineData("1.20.1", true)]
    [InlineData("1.20.1", false)]
    public async Task Spans_reach_the_processor_of_an_application_that_uses_OpenTelemetry_too(string version, bool isOursFirst)
    {
        const string Theirs = "builder.Services.AddOpenTelemetry().WithTracing(t => t.AddProcessor(new Printer())).WithMetrics();";
        const string Us = "builder.AddStandardObservability();";
        var folder = await PublishAsync(isOursFirst ? Us + Theirs : Theirs + Us, version);

        Assert.Equal(Added.Append(Hosting).Order(StringComparer.Ordinal), FindAssemblies(folder));
        var lines = (await RunAsync(folder)).Split('\n');
        Assert.Single(lines, static l => l == "Span: GET /");
        Assert.Single(lines, static l => l == "Span: start");
    }

    private async Task<string> PublishAsync(string registration, string? hosting)
    {
        var folder = feed.CreateFolder("added");
        var reference = hosting is null ? "" : $"<PackageReference Include=\"{Hosting}\" Version=\"{hosting}\" />";
        await File.WriteAllTextAsync(Path.Combine(folder, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk.Web">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="{Ours}.AspNetCore" Version="{feed.Version}" />{reference}</ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), $$"""
            using System.Diagnostics;
            using OpenTelemetry;
            using OpenTelemetry.Trace;

            var builder = WebApplication.CreateBuilder(args);
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            {{registration}}
            builder.Services.AddHostedService<Starting>();
            var app = builder.Build();
            app.MapGet("/", () => "Hello");
            await app.StartAsync();
            using var client = new HttpClient();
            Console.WriteLine($"Answer: {await client.GetStringAsync(app.Urls.Single())}");
            await app.StopAsync();

            sealed class Printer : BaseProcessor<Activity>
            {
                public override void OnEnd(Activity data) => Console.WriteLine($"Span: {data.DisplayName}");
            }

            sealed class Starting : BackgroundService
            {
                public override Task StartAsync(CancellationToken stop)
                {
                    using var source = new ActivitySource("Shop");
                    using var span = source.StartActivity("start");
                    return base.StartAsync(stop);
                }

                protected override Task ExecuteAsync(CancellationToken stop) => Task.CompletedTask;
            }
            """);
        var published = Path.Combine(folder, "published");
        (await feed.DotNet.RunAsync(folder, "publish", "-v", "quiet", "-o", published)).Successful();
        return published;
    }

    private static IEnumerable<string> FindAssemblies(string folder) => Directory.EnumerateFiles(folder, "*.dll")
        .Select(static f => Path.GetFileNameWithoutExtension(f))
        .Where(static n => n != "Shop")
        .Order(StringComparer.Ordinal);

    private async Task<string> RunAsync(string folder)
    {
        var run = await feed.DotNet.RunAsync(folder, "Shop.dll");
        run.Successful();
        return run.Output;
    }
}
