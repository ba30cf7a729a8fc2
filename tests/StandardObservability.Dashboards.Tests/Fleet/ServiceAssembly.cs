using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;

namespace StandardObservability.Dashboards.Tests.Fleet;

/// <summary>The assembly of a service as a compiler writes it: with the policy, the exemptions and the stamp.</summary>
internal static class ServiceAssembly
{
    private const int Alignment = 8;

    /// <summary>Loads an assembly of the name into this process.</summary>
    /// <param name="name">Name of the assembly.</param>
    /// <param name="stamp">What the generator writes, or <see langword="null"/>.</param>
    /// <param name="files">Names and texts of embedded files.</param>
    public static void Load(string name, string? stamp, params IReadOnlyList<(string Name, string Text)> files)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(1, 0) }, typeof(object).Assembly);
        builder.DefineDynamicModule(name).DefineType("Program", TypeAttributes.Public).CreateType();
        if (stamp is not null)
        {
            var constructor = typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!;
            builder.SetCustomAttribute(new CustomAttributeBuilder(constructor, ["StandardObservability.Policy", stamp]));
        }

        var metadata = builder.GenerateMetadata(out var code, out _);
        var resources = new BlobBuilder();
        foreach (var (file, text) in files)
        {
            resources.Align(Alignment);
            metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(file), implementation: default, offset: (uint)resources.Count);
            resources.WriteInt32(Encoding.UTF8.GetByteCount(text));
            resources.WriteUTF8(text);
        }

        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), code, managedResources: resources).Serialize(image);
        Assembly.Load(image.ToArray());
    }
}
