namespace StandardObservability.Tool.Input;

/// <summary>Finds files beneath folders.</summary>
internal static class InputFiles
{
    private static readonly EnumerationOptions Options = new()
    {
        RecurseSubdirectories = true,
        IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
        MatchCasing = MatchCasing.CaseInsensitive,
    };

    private static readonly string[] Skipped = ["node_modules", ".git"];

    /// <summary>The files of the name beneath the folder, in the order of their paths.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name of the files.</param>
    /// <param name="isOutput">Whether they are beneath an <c>obj</c> folder, or else beneath none and not beneath <c>bin</c> either.</param>
    public static IReadOnlyList<string> Find(string folder, string name, bool isOutput)
    {
        if (!Directory.Exists(folder))
        {
            throw new ToolException($"The folder {folder} does not exist.", "The command searches its files.", "Pass an existing folder.");
        }

        return [.. Directory.EnumerateFiles(folder, name, Options).Where(path => IsMeant(folder, path, isOutput)).Order(StringComparer.Ordinal)];
    }

    private static bool IsMeant(string folder, string path, bool isOutput)
    {
        var parts = Path.GetRelativePath(folder, path).Split(Path.DirectorySeparatorChar);
        return !parts.Any(part => Skipped.Contains(part, StringComparer.Ordinal))
            && (isOutput ? Path.GetFullPath(path).Split(Path.DirectorySeparatorChar).Contains("obj") : !parts.Contains("obj") && !parts.Contains("bin"));
    }
}
