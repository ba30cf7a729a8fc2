using System.Collections.Frozen;
using System.Reflection;

namespace StandardObservability.AspNetCore.LocalPage;

/// <summary>The files of the page, which are resources of this assembly.</summary>
internal static class PageFiles
{
    /// <summary>Media type of the page.</summary>
    public const string Html = "text/html; charset=utf-8";

    private const string Script = "text/javascript; charset=utf-8";
    private const string Style = "text/css; charset=utf-8";

    private static readonly string[] Scripts = ["elements", "charts", "alarms", "requests", "markdown", "report", "page", "uplot"];
    private static readonly string[] Styles = ["page", "uplot"];

    private static readonly FrozenDictionary<string, PageFile> All = ReadAll().ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The file at a path below the page, or <see langword="null"/>.</summary>
    public static PageFile? Find(string path) => All.GetValueOrDefault(path);

    private static Dictionary<string, PageFile> ReadAll()
    {
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal) { ["/"] = Read("index.html", Html) };
        foreach (var name in Scripts)
        {
            files.Add($"/{name}.js", Read($"{name}.js", Script));
        }

        foreach (var name in Styles)
        {
            files.Add($"/{name}.css", Read($"{name}.css", Style));
        }

        return files;
    }

    private static PageFile Read(string name, string type)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream($"LocalPage/{name}")
            ?? throw new InvalidOperationException($"The assembly lacks {name} of the local page.");
        using var bytes = new MemoryStream();
        resource.CopyTo(bytes);
        return new PageFile(type, bytes.ToArray());
    }
}
