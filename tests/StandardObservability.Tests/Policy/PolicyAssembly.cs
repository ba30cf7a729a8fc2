using System.Reflection;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using StandardObservability.Conventions.Policy;

namespace StandardObservability.Tests.Policy;

/// <summary>An assembly of an application that embeds a policy, as a compiler writes it.</summary>
internal static class PolicyAssembly
{
    /// <summary>Loads an assembly with the name into this process.</summary>
    public static Assembly Load(string name, string policy, string? stamp = null)
    {
        var builder = new PersistedAssemblyBuilder(new AssemblyName(name) { Version = new Version(1, 0) }, typeof(object).Assembly);
        builder.DefineDynamicModule(name).DefineType("Program", TypeAttributes.Public).CreateType();
        if (stamp is not null)
        {
            var constructor = typeof(AssemblyMetadataAttribute).GetConstructor([typeof(string), typeof(string)])!;
            builder.SetCustomAttribute(new CustomAttributeBuilder(constructor, [PolicyStamp.MetadataKey, stamp]));
        }

        var metadata = builder.GenerateMetadata(out var code, out _);
        var resources = new BlobBuilder();
        resources.WriteInt32(Encoding.UTF8.GetByteCount(policy));
        resources.WriteUTF8(policy);
        metadata.AddManifestResource(ManifestResourceAttributes.Public, metadata.GetOrAddString(PolicyFileNames.Policy), implementation: default, offset: 0);
        var image = new BlobBuilder();
        new ManagedPEBuilder(PEHeaderBuilder.CreateLibraryHeader(), new MetadataRootBuilder(metadata), code, managedResources: resources).Serialize(image);
        return Assembly.Load(image.ToArray());
    }
}
