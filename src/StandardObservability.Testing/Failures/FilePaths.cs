namespace StandardObservability.Testing.Failures;

/// <summary>Paths that tests name.</summary>
internal static class FilePaths
{
    /// <summary>The full path. A relative path starts at the folder of the test's source file.</summary>
    public static string? Resolve(string? path, string callerPath)
        => path is null ? null : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(callerPath) ?? "", path));
}
