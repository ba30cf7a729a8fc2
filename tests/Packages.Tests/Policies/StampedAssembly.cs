using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Packages.Tests.Policies;

/// <summary>Reads the stamp of an assembly without loading it.</summary>
internal static class StampedAssembly
{
    /// <summary>The value of the stamp, or <see langword="null"/>.</summary>
    public static string? FindStamp(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            var value = metadata.GetBlobReader(attribute.Value);
            if (IsMetadata(metadata, attribute) && value.ReadUInt16() == 1 && value.ReadSerializedString() == "StandardObservability.Policy")
            {
                return value.ReadSerializedString();
            }
        }

        return null;
    }

    private static bool IsMetadata(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)type).Name) == "AssemblyMetadataAttribute";

    /// <summary>Names of the embedded files.</summary>
    public static IReadOnlyList<string> FindResources(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return [.. metadata.ManifestResources.Select(handle => metadata.GetString(metadata.GetManifestResource(handle).Name))];
    }
}
