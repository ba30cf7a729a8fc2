namespace Demo.Services;

/// <summary>Finds the built services next to the built demo, with the same build configuration.</summary>
internal static class ServiceFiles
{
    // samples/Demo/bin/<configuration>/<framework>/
    private static readonly DirectoryInfo Output = new(AppContext.BaseDirectory);

    /// <summary>The program that builds and runs .NET projects.</summary>
    public static string Dotnet => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";

    /// <summary>The folder of a project.</summary>
    public static string Folder(string project) => Path.Combine(Output.Parent?.Parent?.Parent?.Parent?.FullName ?? "", project);

    /// <summary>The command that runs a built project.</summary>
    public static string[] Command(string project)
    {
        var dll = Path.Combine(Folder(project), "bin", Output.Parent?.Name ?? "", Output.Name, project + ".dll");
        return File.Exists(dll)
            ? [Dotnet, dll]
            : throw new DemoFailedException($"{dll} does not exist. Build it: dotnet build samples/Demo");
    }
}
