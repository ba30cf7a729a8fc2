using System.Reflection;

namespace Samples.Tests.Publishing;

/// <summary>Finds the program file of a sample.</summary>
internal static class SampleProgram
{
    // As in samples/Published.proj.
    private static readonly string[] Published = ["Checkout.Api", "Checkout.Worker"];

    // The projects that the published programs consist of.
    private static readonly string[] Sources =
    [
        "src/StandardObservability", "src/StandardObservability.AspNetCore", "src/StandardObservability.Conventions",
        "samples/Checkout.Api", "samples/Checkout.Orders", "samples/Checkout.Worker", "samples/Faults", "samples/TracedSqlite",
    ];

    private static readonly string Root = Path.GetFullPath(Metadata("RepositoryRoot"));

    /// <summary>The folder of the files that the models of the samples render.</summary>
    public static string DeployedFiles => Path.Combine(Root, "samples", "deploy");

    /// <summary>The program file. A program that is never published is the built one in each case.</summary>
    public static string Find(SampleBuild build, string name) => build != SampleBuild.Jit && Published.Contains(name)
        ? Path.Combine(PublishedFolder(build, name), name)
        : Path.Combine(Root, "samples", name, "bin", Metadata("Configuration"), "net10.0", name + ".dll");

    /// <summary>The reason why programs of a build cannot be run, or null.</summary>
    public static string? FindReasonToSkip(SampleBuild build)
    {
        if (build == SampleBuild.Jit)
        {
            return null;
        }

        // The trimmer writes the dll; the file that starts it is only copied.
        var files = Published.Select(name => Path.Combine(PublishedFolder(build, name), build == SampleBuild.Trimmed ? name + ".dll" : name)).ToList();
        return files.Find(static file => !File.Exists(file)) is { } missing
            ? $"{missing} is missing. Run ./build.sh publish on Linux x64 with clang or gcc."
            : files.Max(File.GetLastWriteTimeUtc) < NewestSource()
            ? $"The programs published as {build} are older than their sources. Run ./build.sh publish."
            : null;
    }

    private static string PublishedFolder(SampleBuild build, string name)
        => Path.Combine(Root, "samples", name, "bin", $"{build}", "Release", "net10.0", "linux-x64", "publish");

    private static DateTime NewestSource() => Sources
        .SelectMany(static folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
        .Max(File.GetLastWriteTimeUtc);

    private static string Metadata(string key)
        => typeof(SampleProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
