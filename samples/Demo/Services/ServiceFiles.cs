namespace Demo.Services;

/// <summary>Finds the built services next to the built demo, with the same build configuration.</summary>
internal static class ServiceFiles
{
    public static string Dll(string project)
    {
        // samples/Demo/bin/<configuration>/<framework>/
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var samples = output.Parent?.Parent?.Parent?.Parent?.FullName ?? "";
        var dll = Path.Combine(samples, project, "bin", output.Parent?.Name ?? "", output.Name, project + ".dll");
        return File.Exists(dll)
            ? dll
            : throw new DemoFailedException($"{dll} does not exist. Build it: dotnet build samples/Demo");
    }
}
