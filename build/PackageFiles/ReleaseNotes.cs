namespace PackageFiles;

/// <summary>The section of the changelog that belongs to a version; that of unreleased changes, when the version has none.</summary>
internal static class ReleaseNotes
{
    // A package gallery accepts 35,000 characters.
    private const int Longest = 30_000;

    public static string Create(string changelog, string version, Links links, string root)
    {
        var sections = changelog.Split("\n## ").Skip(1).ToList();
        var section = sections.Find(s => s.StartsWith(version, StringComparison.Ordinal) && !(s.Length > version.Length && (char.IsAsciiLetterOrDigit(s[version.Length]) || s[version.Length] is '.' or '-')))
            ?? sections.Find(static s => s.StartsWith("Unreleased", StringComparison.Ordinal))
            ?? "";
        var notes = links.Resolve(section[(section.IndexOf('\n', StringComparison.Ordinal) + 1)..], root).Trim();
        return notes.Length <= Longest ? notes : $"{notes[..notes.LastIndexOf('\n', Longest)]}\n\n{links.Resolve("All changes: [CHANGELOG.md](CHANGELOG.md)", root)}";
    }
}
