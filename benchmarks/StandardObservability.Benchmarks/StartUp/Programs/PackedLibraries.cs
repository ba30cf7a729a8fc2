using System.Globalization;

namespace StandardObservability.Benchmarks.StartUp.Programs;

/// <summary>The packages of this repository in a folder, with a version of their own, as a user restores them.</summary>
internal static class PackedLibraries
{
    private const string Mark = "-start.";

    private static readonly string Feed = Path.Combine(Repository.Root, "artifacts", "packages");
    private static readonly string Restored = Path.Combine(Repository.Artifacts, "packages");

    private static string? _version;

    /// <summary>Packs the libraries, once for all suites of this process.</summary>
    /// <param name="isReusing">Whether the packages of the last run are used, if there are any.</param>
    /// <returns>The version of the packages.</returns>
    public static string Pack(bool isReusing) => _version ??= (isReusing ? Versions().Max() : null) ?? PackNow();

    /// <summary>Arguments with which a project restores these packages, and no other from another place than before.</summary>
    public static IEnumerable<string> RestoreArguments(string version) =>
    [
        $"-p:PackedVersion={version}",
        $"-p:RestoreAdditionalProjectSources={Feed}",
        $"-p:RestorePackagesPath={Restored}",
        $"-p:RestoreFallbackFolders={InstalledPackages()}",
    ];

    private static string PackNow()
    {
        foreach (var old in Packages())
        {
            File.Delete(old);
        }

        Console.WriteLine("Packing the libraries");
        var version = string.Create(CultureInfo.InvariantCulture, $"0.1.0{Mark}{DateTime.UtcNow:yyyyMMddHHmmss}");
        Tool.Output("bash", Path.Combine(Repository.Root, "build.sh"), "pack", $"-p:MinVerVersionOverride={version}");
        return version;
    }

    private static string InstalledPackages() => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static IEnumerable<string> Packages()
        => Directory.Exists(Feed) ? Directory.EnumerateFiles(Feed, $"*{Mark}*.nupkg") : [];

    private static IEnumerable<string> Versions() => Packages()
        .Select(static p => Path.GetFileNameWithoutExtension(p))
        .Where(static n => n.StartsWith("StandardObservability.0", StringComparison.Ordinal))
        .Select(static n => n["StandardObservability.".Length..]);
}
