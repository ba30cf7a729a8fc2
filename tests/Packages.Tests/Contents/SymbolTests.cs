using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Contents;

/// <summary>Each package with an assembly has symbols that lead a debugger to the sources of the commit.</summary>
public sealed class SymbolTests(PackageFeed feed)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    [Theory]
    [MemberData(nameof(PackageNames.Libraries), MemberType = typeof(PackageNames))]
    public void They_belong_to_the_assembly(string name)
    {
        var package = Open(name, "nupkg");
        var symbols = Open(name, "snupkg");

        Assert.NotEmpty(package.Libraries);
        Assert.All(package.Libraries, l =>
        {
            using var assembly = new PEReader(new MemoryStream(package.Bytes(l)));
            var entry = assembly.ReadDebugDirectory().Single(static e => e.Type == DebugDirectoryEntryType.CodeView);
            using var provider = Provide(symbols, l);
            Assert.Equal(assembly.ReadCodeViewDebugDirectoryData(entry).Guid, new BlobContentId(provider.GetMetadataReader().DebugMetadataHeader!.Id).Guid);
        });
    }

    [Theory]
    [MemberData(nameof(PackageNames.Libraries), MemberType = typeof(PackageNames))]
    public void Paths_are_those_of_the_repository_and_each_source_is_linked_or_embedded(string name)
    {
        var symbols = Open(name, "snupkg");
        using var provider = Provide(symbols, Open(name, "nupkg").Libraries.First());
        var reader = provider.GetMetadataReader();
        var link = Find(reader, EntityHandle.ModuleDefinition, SourceLink).Single();

        Assert.Contains($"\"/_/*\":\"https://raw.githubusercontent.com/example/telemetry/{feed.Commit}/*\"", link, StringComparison.Ordinal);
        Assert.All(reader.Documents, d =>
        {
            var path = reader.GetString(reader.GetDocument(d).Name);
            var exists = path.StartsWith("/_/", StringComparison.Ordinal) && File.Exists(Path.Combine(feed.Source, path[3..])) && !path.Contains("/obj/", StringComparison.Ordinal);
            Assert.True(exists ? path.StartsWith("/_/src/", StringComparison.Ordinal) : Find(reader, d, EmbeddedSource).Any(), path);
        });
    }

    private static IEnumerable<string> Find(MetadataReader reader, EntityHandle parent, Guid kind) => reader.GetCustomDebugInformation(parent)
        .Select(reader.GetCustomDebugInformation).Where(i => reader.GetGuid(i.Kind) == kind).Select(i => Encoding.UTF8.GetString(reader.GetBlobBytes(i.Value)));

    private static MetadataReaderProvider Provide(OpenedPackage symbols, string library) =>
        MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(symbols.Bytes(Path.ChangeExtension(library, ".pdb"))));

    private OpenedPackage Open(string name, string extension) => new(Path.Combine(feed.Folder, $"{name}.{feed.Version}.{extension}"));
}
