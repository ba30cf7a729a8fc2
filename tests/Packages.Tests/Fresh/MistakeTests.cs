using System.Text.RegularExpressions;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Fresh;

/// <summary>Mistakes in a first program: the compiler's error is in docs/troubleshooting.md, and what the page says to write compiles.</summary>
[Collection(FreshCollection.Name)]
public sealed partial class MistakeTests(PackageFeed feed)
{
    private const string Library = "StandardObservability";
    private const string Hosting = "Microsoft.Extensions.Hosting";
    private const string OpenTelemetry = "OpenTelemetry.Extensions.Hosting";
    private const string Logging = "using Microsoft.Extensions.Logging;\n";
    private const string Instrumentation = "OpenTelemetry.Instrumentation.AspNetCore";
    private const string Usings = "using Microsoft.Extensions.DependencyInjection;\nusing Microsoft.Extensions.Hosting;\n";
    private const string Builder = "var builder = Host.CreateApplicationBuilder(args);\n";
    private const string Tracing = "using OpenTelemetry.Trace;\n" + Usings + Builder + "builder.Services.ConfigureOpenTelemetryTracerProvider(static t => ";
    private const string OldHost = "IHost host = Host.CreateDefaultBuilder(args)";
    private const string Added = ".ConfigureServices((context, services) => services.AddStandardObservability(context.Configuration, context.HostingEnvironment))";

    [Theory]
    [InlineData(Hosting, Usings + Builder + "builder.AddStandardObservability();", "CS1061", "AddStandardObservability", Hosting + ";" + Library, Usings + Builder + "builder.AddStandardObservability();")]
    [InlineData(Library, Builder + "builder.AddStandardObservability();", "CS0103", "Host", Hosting + ";" + Library, Usings + Builder + "builder.AddStandardObservability();")]
    [InlineData(Hosting + ";" + Library, "using Microsoft.Extensions.Hosting;\n" + Builder + "await builder.Build().Services.FlushTelemetryAsync();", "CS1061", "FlushTelemetryAsync", Hosting + ";" + Library, Usings + Builder + "await builder.Build().Services.FlushTelemetryAsync();")]
    [InlineData(Hosting + ";" + Library, Usings + OldHost + ".AddStandardObservability().Build();", "CS0311", "IHostBuilder", Hosting + ";" + Library, Usings + OldHost + Added + ".Build();")]
    [InlineData(Hosting + ";" + Library, Usings + Builder + "builder.Services.AddStandardObservability();", "CS0311", "IServiceCollection", Hosting + ";" + Library, Usings + Builder + "builder.Services.AddStandardObservability(builder.Configuration, builder.Environment);")]
    [InlineData(Hosting + ";" + Library, Logging + Usings + Builder + "builder.Services.AddOpenTelemetry();", "CS1929", "AddOpenTelemetry", OpenTelemetry + ";" + Hosting + ";" + Library, Logging + Usings + Builder + "builder.Services.AddOpenTelemetry();")]
    [InlineData(Hosting + ";" + Library, Logging + Usings + Builder + "builder.Services.AddOpenTelemetry();", "CS1929", "AddOpenTelemetry", Hosting + ";" + Library, "using OpenTelemetry.Trace;\n" + Usings + Builder + "builder.Services.ConfigureOpenTelemetryTracerProvider(static traces => traces.AddSource(\"Shop\"));")]
    [InlineData(Hosting + ";" + Library, Tracing + "t.AddAspNetCoreInstrumentation());", "CS1061", "AddAspNetCoreInstrumentation", Instrumentation + ";" + Hosting + ";" + Library, Tracing + "t.AddAspNetCoreInstrumentation());")]
    public async Task The_page_has_the_error_and_its_remedy_compiles(string packages, string program, string error, string named, string rightPackages, string rightProgram)
    {
        var wrong = await BuildAsync(packages, program);
        var right = await BuildAsync(rightPackages, rightProgram);

        Assert.Matches($"error {error}: [^\n]*'(\\w+\\.)*{named}'", wrong.Output);
        right.Successful();
        var rows = Row().Matches(await File.ReadAllTextAsync(Path.Combine(feed.Source, "docs", "troubleshooting.md"), TestContext.Current.CancellationToken));
        Assert.Contains(rows, r => r.Groups["error"].Value == error && r.Groups["text"].Value.Contains($"`{named}`", StringComparison.Ordinal));
    }

    private async Task<BuildResult> BuildAsync(string packages, string program)
    {
        var folder = feed.CreateFolder("mistake");
        var references = packages.Split(';').Select(p => $"<PackageReference Include=\"{p}\" Version=\"{FindVersion(p)}\" />");
        await File.WriteAllTextAsync(Path.Combine(folder, "Mistake.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup>{string.Concat(references)}</ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Program.cs"), program);
        return await feed.DotNet.RunAsync(folder, "build", "-v", "quiet");
    }

    private string FindVersion(string package) => package switch
    {
        Hosting => "10.0.12",
        OpenTelemetry => "1.20.1",
        Instrumentation => "1.20.2",
        _ => feed.Version,
    };

    [GeneratedRegex(@"^\| `(?<error>CS\d+)`: (?<text>[^|]*)\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
