using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Packages.Tests.Images;

/// <summary>An assembly in a package.</summary>
/// <param name="Platform">Its platform, or empty for the portable one.</param>
/// <param name="Mvid">The id of the compilation.</param>
/// <param name="IsNative">Whether it has native code.</param>
internal sealed record PackedAssembly(string Platform, Guid Mvid, bool IsNative)
{
    /// <summary>Reads all assemblies of a package, below <c>lib</c> and <c>runtimes</c>.</summary>
    public static List<PackedAssembly> ReadAll(string package)
    {
        using var zip = ZipFile.OpenRead(package);
        return [.. zip.Entries.Where(IsLibrary).OrderBy(static e => e.FullName, StringComparer.Ordinal).Select(Read)];
    }

    private static bool IsLibrary(ZipArchiveEntry entry)
        => Path.GetExtension(entry.FullName) == ".dll" && entry.FullName.Split('/')[0] is "lib" or "runtimes";

    private static PackedAssembly Read(ZipArchiveEntry entry)
    {
        using var memory = new MemoryStream();
        using (var stream = entry.Open())
        {
            stream.CopyTo(memory);
        }

        memory.Position = 0;
        using var file = new PEReader(memory);
        var metadata = file.GetMetadataReader();
        var path = entry.FullName.Split('/');
        return new(
            path[0] == "runtimes" ? path[1] : "",
            metadata.GetGuid(metadata.GetModuleDefinition().Mvid),
            file.PEHeaders.CorHeader!.ManagedNativeHeaderDirectory.Size > 0);
    }
}
