using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using StandardObservability.Conventions.Policy;

namespace StandardObservability.Tool.Input.Assemblies;

/// <summary>Reads the stamp of an assembly without loading it.</summary>
internal static class AssemblyStamp
{
    private const string Attribute = "AssemblyMetadataAttribute";

    /// <summary>The stamp, or <see langword="null"/> when the assembly has none.</summary>
    /// <exception cref="ToolException">The file is not a .NET assembly.</exception>
    public static PolicyStamp? Read(string path, string shown)
    {
        using var file = TextFile.Open(path, shown);
        try
        {
            using var image = new PEReader(file);
            return image.HasMetadata ? Find(image.GetMetadataReader()) : throw NotAnAssembly(shown);
        }
        catch (Exception problem) when (problem is BadImageFormatException or InvalidOperationException or ArgumentException or OverflowException)
        {
            throw NotAnAssembly(shown);
        }
    }

    private static ToolException NotAnAssembly(string shown) =>
        new(
            $"{shown} is not a .NET assembly.",
            "The stamp of the policy is metadata of an assembly.",
            "Pass the .dll of the build output, and not the executable that starts it.");

    private static PolicyStamp? Find(MetadataReader metadata)
    {
        foreach (var handle in metadata.IsAssembly ? metadata.GetAssemblyDefinition().GetCustomAttributes() : default)
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (IsMetadataAttribute(metadata, attribute) && ReadPair(metadata, attribute) is var (key, value) && key == PolicyStamp.MetadataKey)
            {
                return PolicyStamp.Parse(value);
            }
        }

        return null;
    }

    private static bool IsMetadataAttribute(MetadataReader metadata, CustomAttribute attribute) =>
        attribute.Constructor.Kind == HandleKind.MemberReference
        && metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is { Kind: HandleKind.TypeReference } type
        && metadata.StringComparer.Equals(metadata.GetTypeReference((TypeReferenceHandle)type).Name, Attribute);

    // ECMA-335 II.23.3: the prolog 1, then the two texts of the constructor.
    private static (string? Key, string? Value) ReadPair(MetadataReader metadata, CustomAttribute attribute)
    {
        var value = metadata.GetBlobReader(attribute.Value);
        return value.RemainingBytes > 2 && value.ReadUInt16() == 1 ? (value.ReadSerializedString(), value.ReadSerializedString()) : (null, null);
    }
}
