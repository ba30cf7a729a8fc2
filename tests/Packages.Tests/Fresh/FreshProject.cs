namespace Packages.Tests.Fresh;

/// <summary>A project as <c>dotnet new</c> creates it: from a template of the SDK, with the package and the code of the README, or from one of ours.</summary>
/// <param name="Template">The template.</param>
/// <param name="Package">The added package, or <see langword="null"/> for a template of ours.</param>
/// <param name="Path">The path of a request, or <see langword="null"/> for a program that serves none.</param>
/// <param name="Span">Name of a span that it must emit.</param>
internal sealed record FreshProject(string Template, string? Package, string? Path, string Span)
{
    private const string Core = "StandardObservability";
    private const string Web = "StandardObservability.AspNetCore";

    /// <summary>The function, which runs differently.</summary>
    public static FreshProject Lambda { get; } = new("observability-lambda", null, null, "invoke");

    /// <summary>The projects.</summary>
    public static IReadOnlyList<FreshProject> All { get; } =
    [
        new("web", Web, "/", "GET /"),
        new("webapi", Web, "/weatherforecast", "GET /weatherforecast"),
        new("webapiaot", Web, "/todos", "GET /todos/"),
        new("grpc", Web, "/", "GET /"),
        new("mvc", Web, "/", "GET Home/Index/{id?}"),
        new("blazor", Web, "/", "GET /"),
        new("worker", Core, null, "work"),
        new("console", Core, null, "greet"),
        new("observability-web", null, "/hello/Ada", "greet"),
        new("observability-worker", null, null, "do job"),
        Lambda,
    ];

    /// <summary>Name of the project.</summary>
    public string Name => $"Fresh.{Template.Replace("observability-", "Our.", StringComparison.Ordinal)}";

    /// <summary>Adds the package and the code that its README shows.</summary>
    public async Task AddPackageAsync(string folder, string version, string readme)
    {
        var packages = $"<PackageReference Include=\"{Package}\" Version=\"{version}\" />";
        if (Template == "console")
        {
            packages += "<PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"10.0.12\" />";
            await File.WriteAllTextAsync(System.IO.Path.Combine(folder, "Program.cs"), readme.Split("```csharp\n")[^1].Split("```")[0]);
        }
        else
        {
            await ReplaceAsync(System.IO.Path.Combine(folder, "Program.cs"), "Builder(args);\n", "Builder(args);\nbuilder.AddStandardObservability();\n");
        }

        if (Template == "worker")
        {
            await ReplaceAsync(System.IO.Path.Combine(folder, "Worker.cs"), "            await Task", $"            using var work = Source.StartActivity(\"{Span}\");\n            await Task");
            await ReplaceAsync(System.IO.Path.Combine(folder, "Worker.cs"), "{\n    protected", $"{{\n    static readonly System.Diagnostics.ActivitySource Source = new(\"{Name}\");\n    protected");
        }

        await ReplaceAsync(System.IO.Path.Combine(folder, $"{Name}.csproj"), "</Project>", $"<ItemGroup>{packages}</ItemGroup></Project>");
    }

    private static async Task ReplaceAsync(string path, string old, string text)
    {
        var content = (await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n");
        await File.WriteAllTextAsync(path, content.Contains(old, StringComparison.Ordinal) ? content.Replace(old, text, StringComparison.Ordinal) : throw new InvalidOperationException($"{path} has no {old}:\n{content}"));
    }
}
