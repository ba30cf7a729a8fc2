namespace Demo.Services;

/// <summary>Finds the built services beside the built demo: same folder of samples, same configuration.</summary>
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
            : throw new DemoFailedException($"{dll} does not exist, so there is nothing to show. Build it: dotnet build samples/Demo");
    }
}
