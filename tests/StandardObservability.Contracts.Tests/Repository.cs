using System.Reflection;
using System.Xml.Linq;

namespace StandardObservability.Contracts.Tests;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(
        typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "RepositoryRoot").Value!);

    /// <summary>The library projects by name.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Directory
        .EnumerateDirectories(Path.Combine(Root, "src"))
        // A template contains projects of its own, which are content.
        .SelectMany(static folder => Directory.EnumerateFiles(folder, "*.csproj"))
        .ToDictionary(static p => Path.GetFileNameWithoutExtension(p)!, static p => XDocument.Load(p));

    public static IEnumerable<string> Includes(XDocument project, string item)
        => project.Descendants(item).Select(static e => (string?)e.Attribute("Include") ?? string.Empty);

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path]));
}
