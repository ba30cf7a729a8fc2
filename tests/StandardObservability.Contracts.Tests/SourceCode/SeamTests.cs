using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Xunit;

namespace StandardObservability.Contracts.Tests.SourceCode;

/// <summary>Which internal types of a package other packages use: a small, named set.</summary>
public sealed class SeamTests
{
    private const string AspNetCore = "StandardObservability.AspNetCore";

    [Theory]
    [InlineData("StandardObservability", "internal-types", 15, AspNetCore, "StandardObservability.Aws", "StandardObservability.Serilog", "StandardObservability.Testing")]
    [InlineData("StandardObservability.Dashboards", "internal-types.Dashboards", 9, AspNetCore)]
    public void Other_packages_use_a_small_set_of_internal_types(string of, string approved, int most, params string[] packages)
    {
        var used = packages.SelectMany(p => FindInternalTypes(p, of)).Distinct().Order(StringComparer.Ordinal).ToList();

        Approved.Verify(approved, string.Join('\n', used));
        Assert.InRange(used.Count, 0, most);
    }

    /// <summary>The type references in the compiled package that lead to internal types of another one.</summary>
    private static IEnumerable<string> FindInternalTypes(string package, string of)
    {
        using var file = new PEReader(File.OpenRead(Assembly.Load(package).Location));
        var reader = file.GetMetadataReader();
        var core = Assembly.Load(of);
        foreach (var handle in reader.TypeReferences)
        {
            var type = reader.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && reader.GetString(reader.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == of
                && $"{reader.GetString(type.Namespace)}.{reader.GetString(type.Name)}" is var name
                && core.GetType(name, throwOnError: true)!.IsNotPublic)
            {
                yield return name;
            }
        }
    }
}
