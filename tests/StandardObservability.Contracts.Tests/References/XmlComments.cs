using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StandardObservability.Contracts.Tests.References;

/// <summary>The summaries of an assembly's members, as text of a table.</summary>
internal sealed partial class XmlComments(Assembly assembly)
{
    private readonly Dictionary<string, XElement?> _summaries = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"))
        .Descendants("member")
        .ToDictionary(static m => (string)m.Attribute("name")!, static m => m.Element("summary"));

    /// <summary>The summary of a field or a property, without the period at its end.</summary>
    public string Describe(MemberInfo member)
        => Describe($"{(member is FieldInfo ? 'F' : 'P')}:{member.DeclaringType!.FullName!.Replace('+', '.')}.{member.Name}");

    /// <summary>The summary of a member by its id, for example <c>P:Namespace.Type.Property</c>.</summary>
    public string Describe(string id)
    {
        var text = string.Concat(_summaries[id]!.Nodes().Select(static n => n switch
        {
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{((string?)see.Attribute("langword") ?? Value((string)see.Attribute("cref")!))}`",
            _ => n.ToString(),
        }));
        return Spaces().Replace(text, " ").Trim().TrimEnd('.').Replace("|", "\\|", StringComparison.Ordinal);
    }

    /// <summary>A constant by what users see of it, everything else by its name.</summary>
    private static string Value(string id)
    {
        var (type, name) = (id[2..id.LastIndexOf('.')], id[(id.LastIndexOf('.') + 1)..]);
        var constant = typeof(Conventions.AttributeNames).Assembly.GetType(type)?.GetField(name);
        return constant is { IsLiteral: true } ? constant.GetRawConstantValue()!.ToString()! : name;
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
