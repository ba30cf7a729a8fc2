namespace Packages.Tests.Projects;

/// <summary>A copy of what packages are made from, so that tests can give it another remote, other tags or a changed file.</summary>
internal static class RepositoryCopy
{
    private static readonly HashSet<string> NotSource = new(StringComparer.Ordinal) { "bin", "obj" };

    /// <summary>The folder of this repository.</summary>
    public static string Original { get; } = Find();

    /// <summary>Copies the sources of the packages to a new folder.</summary>
    /// <param name="folder">The new folder.</param>
    /// <param name="projects">Begin of the names of the copied projects in <c>src</c>.</param>
    public static void Create(string folder, string projects = "")
    {
        foreach (var file in Directory.EnumerateFiles(Original).Where(static f => Path.GetExtension(f) != ".sln" && Path.GetFileName(f) != ".git"))
        {
            Copy(file, folder);
        }

        foreach (var part in (string[])["build", "docs", .. Directory.EnumerateDirectories(Path.Combine(Original, "src"), $"{projects}*").Select(static p => Path.Combine("src", Path.GetFileName(p)))])
        {
            CopyFolder(Path.Combine(Original, part), folder);
        }

        foreach (var file in Directory.EnumerateFiles(Path.Combine(Original, "src")))
        {
            Copy(file, folder);
        }
    }

    private static void CopyFolder(string source, string folder)
    {
        foreach (var file in Directory.EnumerateFiles(source))
        {
            Copy(file, folder);
        }

        foreach (var inner in Directory.EnumerateDirectories(source).Where(static f => !NotSource.Contains(Path.GetFileName(f))))
        {
            CopyFolder(inner, folder);
        }
    }

    private static void Copy(string file, string folder)
    {
        var copy = Path.Combine(folder, Path.GetRelativePath(Original, file));
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        File.Copy(file, copy);
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Observability.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
