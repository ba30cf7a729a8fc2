using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using Packages.Tests.Projects;
using Xunit;

namespace Packages.Tests.Contents;

/// <summary>The XML documentation has what users of an assembly can see, and nothing else.</summary>
public sealed class DocumentationTests(PackageFeed feed)
{
    [Theory]
    [MemberData(nameof(PackageNames.Libraries), MemberType = typeof(PackageNames))]
    public void Each_documented_member_is_visible_and_each_visible_type_is_documented(string name)
    {
        var package = new OpenedPackage(Path.Combine(feed.Folder, $"{name}.{feed.Version}.nupkg"));
        var library = package.Libraries.Single();
        var documented = XDocument.Parse(package.Text(Path.ChangeExtension(library, ".xml"))).Descendants("member").Select(static m => (string)m.Attribute("name")!).ToList();
        using var file = new PEReader(new MemoryStream(package.Bytes(library)));
        var visible = new VisibleNames(file.GetMetadataReader());

        Assert.True(documented.Count >= visible.Types.Count, $"{documented.Count} members, {visible.Types.Count} types");
        Assert.Empty(visible.Types.Select(static t => $"T:{t}").Except(documented));
        Assert.All(documented, d => Assert.True(d[0] == 'T' ? visible.Types.Contains(d[2..]) : visible.Members.Contains(WithoutParameters(d[2..])), d));
    }

    private static string WithoutParameters(string id) => id.Split('(')[0].Split("``")[0];

    /// <summary>Names of public and protected types and members, read from the metadata.</summary>
    private sealed class VisibleNames
    {
        private readonly MetadataReader _reader;

        public VisibleNames(MetadataReader reader)
        {
            _reader = reader;
            foreach (var handle in reader.TypeDefinitions.Where(IsVisible))
            {
                var type = reader.GetTypeDefinition(handle);
                var name = Name(handle);
                Types.Add(name);
                Members.UnionWith(type.GetMethods().Select(reader.GetMethodDefinition).Where(static m => IsVisible((int)m.Attributes))
                    .SelectMany(m => Names(reader.GetString(m.Name))).Concat(type.GetFields().Select(reader.GetFieldDefinition).Where(static f => IsVisible((int)f.Attributes)).Select(f => reader.GetString(f.Name)))
                    .Select(m => $"{name}.{m}"));
            }
        }

        public HashSet<string> Types { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Members { get; } = new(StringComparer.Ordinal);

        // A property and an event are visible by their accessors.
        private static IEnumerable<string> Names(string method) => method.Replace('.', '#') is var name && name.Split('_', 2) is [("get" or "set" or "add" or "remove"), var member] ? [name, member] : [name];

        private static bool IsVisible(int attributes) => (MethodAttributes)(attributes & (int)MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

        private bool IsVisible(TypeDefinitionHandle handle)
        {
            var type = _reader.GetTypeDefinition(handle);
            return (type.Attributes & TypeAttributes.VisibilityMask) switch
            {
                TypeAttributes.Public => true,
                TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(type.GetDeclaringType()),
                _ => false,
            };
        }

        private string Name(TypeDefinitionHandle handle)
        {
            var type = _reader.GetTypeDefinition(handle);
            var name = _reader.GetString(type.Name);
            return type.IsNested ? $"{Name(type.GetDeclaringType())}.{name}" : type.Namespace.IsNil ? name : $"{_reader.GetString(type.Namespace)}.{name}";
        }
    }
}
