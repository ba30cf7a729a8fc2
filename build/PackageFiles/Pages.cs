namespace PackageFiles;

/// <summary>The pages that a gallery shows for a package: its README and its release notes.</summary>
internal static class Pages
{
    public static void Write(string root, string folder, string output, string version, Links links)
    {
        Directory.CreateDirectory(output);
        File.WriteAllText(Path.Combine(output, "README.md"), links.Resolve(File.ReadAllText(Path.Combine(folder, "README.md")), folder));
        File.WriteAllText(Path.Combine(output, "notes.md"), ReleaseNotes.Create(File.ReadAllText(Path.Combine(root, "CHANGELOG.md")), version, links, root));
    }
}
