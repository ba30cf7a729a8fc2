using Packages.Tests.Projects;

namespace Packages.Tests.Classification;

/// <summary>A published program that logs a value of a type, which has a data classification when the program has a package of them.</summary>
internal sealed class ClassifiedProgram(PackageFeed feed, string folder)
{
    private const string Source = """
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        var builder = Host.CreateApplicationBuilder(args);
        builder.AddStandardObservability();
        using var host = builder.Build();
        await host.StartAsync();
        host.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Shop").LogInformation("Paid by {Person}", new Person("lovelace"));
        var types = AppDomain.CurrentDomain.GetAssemblies().SelectMany(static a => a.GetTypes()).Count();
        await host.StopAsync();
        Console.WriteLine($"All types were loaded: {types}");
        """;

    private const string Attribute = """
        using Microsoft.Extensions.Compliance.Classification;

        public sealed class PersonalAttribute() : DataClassificationAttribute(new DataClassification("shop", "personal"));
        """;

    /// <summary>The names of the assemblies that were published.</summary>
    public HashSet<string> Assemblies => Directory.EnumerateFiles(Published, "*.dll").Select(static f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);

    private string Published => Path.Combine(folder, "published");

    /// <summary>Creates and publishes it.</summary>
    /// <param name="feed">The packages.</param>
    /// <param name="package">The package that brings data classifications, or <see langword="null"/>.</param>
    /// <param name="hasLibrary">Whether a library references the packages, and the program only the library.</param>
    public static async Task<ClassifiedProgram> PublishAsync(PackageFeed feed, string? package, bool hasLibrary = false)
    {
        var folder = feed.CreateFolder("classified");
        var packages = Reference("StandardObservability", feed.Version) + Reference("Microsoft.Extensions.Hosting", "10.0.12")
            + (package is null ? "" : Reference(package, "10.11.0"));
        var reference = hasLibrary ? "<ProjectReference Include=\"../Library/Library.csproj\" />" : packages;
        await WriteAsync(Path.Combine(folder, "Library"), "Library.csproj", Project("", packages));
        var program = Path.Combine(folder, "Program");
        await WriteAsync(program, "Program.csproj", Project("<OutputType>Exe</OutputType>", reference));
        await WriteAsync(program, "Program.cs", $"{Source}\n{(package is null ? "" : "[Personal]")}\npublic sealed record Person(string Name);\n");
        if (package is not null)
        {
            await WriteAsync(program, "PersonalAttribute.cs", Attribute);
        }

        (await feed.DotNet.RunAsync(program, "publish", "-v", "quiet", "-o", Path.Combine(folder, "published"), "-p:TreatWarningsAsErrors=true")).Successful();
        return new ClassifiedProgram(feed, folder);
    }

    /// <summary>Runs it, and returns its output.</summary>
    public async Task<string> RunAsync()
    {
        var run = await feed.DotNet.RunAsync(Published, "Program.dll");
        run.Successful();
        return run.Output;
    }

    private static string Reference(string package, string version) => $"<PackageReference Include=\"{package}\" Version=\"{version}\" />";

    private static string Project(string property, string references) => $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            {property}
          </PropertyGroup>
          <ItemGroup>{references}</ItemGroup>
        </Project>
        """;

    private static async Task WriteAsync(string folder, string name, string text)
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, name), text);
    }
}
