using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Which internal types of the core package the other packages use: a small, named set.</summary>
public sealed class SeamTests
{
    private const string Core = "StandardObservability";
    private const int Most = 15;

    private static readonly string[] Packages = ["StandardObservability.AspNetCore", "StandardObservability.Aws", "StandardObservability.Serilog"];

    [Fact]
    public void Other_packages_use_a_small_set_of_internal_types()
    {
        var used = Packages.SelectMany(FindInternalTypes).Distinct().Order(StringComparer.Ordinal).ToList();

        Approved.Verify("internal-types", string.Join('\n', used));
        Assert.InRange(used.Count, 0, Most);
    }

    /// <summary>The type references in the compiled package that lead to internal types of the core package.</summary>
    private static IEnumerable<string> FindInternalTypes(string package)
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load(package).Location));
        var reader = file.GetMetadataReader();
        var core = Assembly.Load(Core);
        foreach (var handle in reader.TypeReferences)
        {
            var type = reader.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Core
                && $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" is var name
                && core.GetType(name, throwOnError: true)!.IsNotPublic)
            {
                yield return name;
            }
        }
    }
}
