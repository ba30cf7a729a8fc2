using System.Text.RegularExpressions;

namespace PackageFiles;

/// <summary>Links of Markdown to files of the repository. Pages of a package are read elsewhere, so they are absolute there.</summary>
/// <param name="root">The folder of the repository.</param>
/// <param name="files">The address of the repository's files, or <see langword="null"/> when it has no address: then only the text of a link remains.</param>
internal sealed partial class Links(string root, string? files)
{
    /// <summary>Links to one commit, so that they show what the package contains.</summary>
    public static Links Create(string root, string[] repository) =>
        new(Path.GetFullPath(root), repository is [{ Length: > 0 } url, { Length: > 0 } commit, ..] ? $"{url}/blob/{commit}" : null);

    /// <summary>Resolves the links of a page in a folder.</summary>
    public string Resolve(string page, string folder)
    {
        var resolved = RelativeLink().Replace(page, link => Resolve(link.Groups["text"].Value, link.Groups["path"].Value, link.Groups["anchor"].Value, folder));
        return files == null ? LinkList().Replace(resolved, "") : resolved;
    }

    private string Resolve(string text, string path, string anchor, string folder)
    {
        var target = Path.GetFullPath(Path.Combine(folder, path));
        if (!Path.Exists(target))
        {
            throw new FileNotFoundException($"A page in {folder} links to {path}, which does not exist.");
        }

        return files == null ? text : $"[{text}]({files}/{Path.GetRelativePath(root, target).Replace('\\', '/')}{anchor})";
    }

    [GeneratedRegex(@"\[(?<text>[^\]]*)\]\((?!\w+:|#)(?<path>[^)#\s]+)(?<anchor>#[^)\s]*)?\)")]
    private static partial Regex RelativeLink();

    // The paragraph at the end of a README that has nothing but links.
    [GeneratedRegex(@"\nDocumentation: [^#]*\z")]
    private static partial Regex LinkList();
}
