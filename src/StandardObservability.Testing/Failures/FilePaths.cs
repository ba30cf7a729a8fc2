using System.Text.RegularExpressions;

namespace StandardObservability.Testing.Failures;

/// <summary>Paths that tests name.</summary>
internal static partial class FilePaths
{
    /// <summary>The full path. A relative path starts at the folder of the test's source file.</summary>
    /// <exception cref="TelemetryAssertionException">The path is relative, and the source file is not on this machine.</exception>
    public static string? Resolve(string? path, string callerPath)
        => path is null ? null : Path.GetFullPath(Path.IsPathFullyQualified(path) ? path : Path.Combine(FindFolder(path, callerPath), path));

    private static string FindFolder(string path, string callerPath)
        => Path.GetDirectoryName(File.Exists(callerPath) ? callerPath : FindSource(callerPath))
        ?? throw new TelemetryAssertionException(
            $"The relative path {path} starts at the folder of the test's source file, {callerPath}, which is not on this machine. "
            + "Run the test where it was built, or pass an absolute path.");

    /// <summary>Finds the source file of a deterministic build, in whose paths the compiler replaced the folder of the repository.</summary>
    private static string? FindSource(string callerPath)
    {
        var parts = callerPath.Split('/', '\\');
        return parts is ["", var root, .. var rest] && MappedRoot.IsMatch(root)
            ? FindBelowParents(AppContext.BaseDirectory, rest) ?? FindBelowParents(Environment.CurrentDirectory, rest)
            : null;
    }

    private static string? FindBelowParents(string start, string[] parts)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine([folder.FullName, .. parts]);
            if (File.Exists(source))
            {
                return source;
            }
        }

        return null;
    }

    /// <summary>The names that the .NET SDK gives to roots when <c>ContinuousIntegrationBuild</c> is set: <c>/_/</c>, <c>/_1/</c> and so on.</summary>
    /// <remarks>Source: Microsoft.NET.Sdk and Microsoft.Build.Tasks.Git, <c>DeterministicSourcePaths</c>.</remarks>
    [GeneratedRegex(@"^_[0-9]*$")]
    private static partial Regex MappedRoot { get; }
}
