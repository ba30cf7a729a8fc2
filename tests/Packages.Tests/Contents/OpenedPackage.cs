using System.IO.Compression;
using System.Xml.Linq;

namespace Packages.Tests.Contents;

/// <summary>A package that is opened as the ZIP file that it is.</summary>
internal sealed class OpenedPackage
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    /// <summary>Reads all files of a package.</summary>
    public OpenedPackage(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        foreach (var entry in zip.Entries)
        {
            using var memory = new MemoryStream();
            using var stream = entry.Open();
            stream.CopyTo(memory);
            _files[entry.FullName] = memory.ToArray();
        }

        Metadata = XDocument.Parse(Text(Names.Single(static n => n.EndsWith(".nuspec", StringComparison.Ordinal)))).Root!.Elements().First();
    }

    /// <summary>The metadata of its nuspec.</summary>
    public XElement Metadata { get; }

    /// <summary>Names of its files.</summary>
    public IEnumerable<string> Names => _files.Keys;

    /// <summary>The assemblies in <c>lib</c>.</summary>
    public IEnumerable<string> Libraries => Names.Where(static n => n.StartsWith("lib/", StringComparison.Ordinal) && n.EndsWith(".dll", StringComparison.Ordinal));

    /// <summary>The bytes of a file.</summary>
    public byte[] Bytes(string name) => _files[name];

    /// <summary>The text of a file.</summary>
    public string Text(string name) => new StreamReader(new MemoryStream(_files[name])).ReadToEnd();

    /// <summary>The value of an element of its metadata, or an empty string.</summary>
    public string Value(string element) => Element(element)?.Value ?? "";

    /// <summary>An attribute of an element of its metadata, or an empty string.</summary>
    public string Value(string element, string attribute) => (string?)Element(element)?.Attribute(attribute) ?? "";

    /// <summary>The packages that it needs: name and version.</summary>
    public IEnumerable<string> Dependencies => Metadata.Descendants().Where(static e => e.Name.LocalName == "dependency").Select(static e => $"{(string?)e.Attribute("id")} {(string?)e.Attribute("version")}");

    private XElement? Element(string name) => Metadata.Elements().FirstOrDefault(e => e.Name.LocalName == name);
}
