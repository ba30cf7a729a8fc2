namespace StandardObservability.Benchmarks;

/// <summary>Paths in the working copy.</summary>
internal static class Repository
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Builds and raw output, not committed.</summary>
    public static string Artifacts { get; } = Path.Combine(Root, "artifacts", "benchmarks");

    /// <summary>Ordinary logs for the count of false alarms, not committed.</summary>
    public static string OrdinaryLogs { get; } = Path.Combine(Root, "artifacts", "false-alarms");

    public static string Results { get; } = Path.Combine(Root, "docs", "benchmarks", "results.md");

    /// <summary>Results of a smoke run, which does not replace the published figures.</summary>
    public static string QuickResults { get; } = Path.Combine(Artifacts, "results.md");

    /// <summary>The instruction counts with which later runs are compared.</summary>
    public static string StoredCounts { get; } = Path.Combine(Root, "benchmarks", "InstructionCounts", "stored.txt");

    /// <summary>Publishes a project of this folder to a separate folder, so that other builds do not interfere.</summary>
    /// <returns>The folder of the program.</returns>
    public static string Publish(string project, params IEnumerable<string> arguments)
    {
        var name = Path.GetFileName(project);
        Console.WriteLine($"Publishing {name}");
        var output = Path.Combine(Artifacts, name);
        Tool.Output(
            "dotnet",
            ["publish", Path.Combine(Root, "benchmarks", project), "-c", "Release", "-v", "quiet", "--artifacts-path", Path.Combine(Artifacts, "build"), "-o", output, .. arguments]);
        return output;
    }

    /// <summary>Builds a project of the repository in Release.</summary>
    /// <returns>The folder of its assemblies.</returns>
    public static string Build(string project)
    {
        Console.WriteLine($"Building {Path.GetFileName(project)}");
        Tool.Output("dotnet", ["build", Path.Combine(Root, project), "-c", "Release", "-v", "quiet", "--artifacts-path", Path.Combine(Artifacts, "build")]);
        return Path.Combine(Artifacts, "build", "bin", Path.GetFileName(project), "release");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Observability.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Observability.sln is not in a folder above the program. Run it from a working copy.");
    }
}
